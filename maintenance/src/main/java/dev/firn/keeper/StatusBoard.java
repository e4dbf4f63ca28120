package dev.firn.keeper;

import java.util.function.UnaryOperator;
import org.apache.iceberg.catalog.TableIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of one table. Written by the table's thread alone, read by any. Trouble is logged
 * in one line when it begins, when it changes and when it is over.
 */
final class StatusBoard {
  private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

  private volatile TableStatus status;

  StatusBoard(TableIdentifier table) {
    this.status = TableStatus.waiting(table);
  }

  TableStatus status() {
    return status;
  }

  void update(UnaryOperator<TableStatus> change) {
    status = change.apply(status);
  }

  /** The table is in that state, which is no trouble. */
  void become(TableState state) {
    if (status.state().isTrouble() && !state.isTrouble()) {
      LOG.info("{}: well again", status.table());
    }
    status = status.with(state);
  }

  /** The table is in trouble. */
  void fail(TableState state, String line) {
    if (!state.equals(status.state())) {
      LOG.warn("{}: {}", status.table(), line);
    }
    status = status.with(state).with(status.totals().failed());
  }
}
