package dev.firn.decode;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the events of one stream are read. It travels with the job graph to the workers.
 *
 * @param tableField top-level field that names the table; null when there is one table only
 * @param tables the tables that the stream fills; at least one, exactly one without a table field
 * @param maxEventBytes longer events are refused
 */
public record DecodePlan(@Nullable String tableField, List<TablePlan> tables, int maxEventBytes)
    implements Serializable {

  public DecodePlan {
    tables = List.copyOf(tables);
    if (tables.isEmpty() || (tableField == null && tables.size() > 1)) {
      throw new IllegalArgumentException(
          "Cannot plan decoding: table field %s with %d tables"
              .formatted(tableField, tables.size()));
    }
  }
}
