package dev.firn.order;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one table are ordered.
 *
 * @param table name of the table, for messages
 * @param version column that decides; null when the order of arrival does
 * @param memory how long the newest version of a key is remembered after it came; null for no
 *     longer than until its checkpoint is complete
 * @param type of the rows
 * @param maxBufferedRows rows that one subtask holds back in memory until the next barrier
 * @param flushesEarly whether a full buffer may go downstream before the barrier; not on format 3
 */
public record OrderRules(
    String table,
    @Nullable VersionColumn version,
    @Nullable Duration memory,
    RowType type,
    int maxBufferedRows,
    boolean flushesEarly)
    implements Serializable {

  public OrderRules {
    if (maxBufferedRows < 1) {
      throw new IllegalArgumentException(
          "Cannot buffer %d rows of table %s: at least 1 is needed"
              .formatted(maxBufferedRows, table));
    }
  }
}
