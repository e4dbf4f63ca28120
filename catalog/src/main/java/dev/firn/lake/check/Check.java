package dev.firn.lake.check;

import java.util.List;
import java.util.Optional;

/**
 * Something that must hold for the rows of a table before a correction is published. Whether the
 * columns exist and the bounds fit them is for {@code lake.yaml}'s rules to say.
 */
public sealed interface Check {

  /** As {@code lake.yaml} writes it; equal texts are equal checks. */
  String text();

  /** No row has null in one of the columns. */
  record NotNull(List<String> columns) implements Check {
    public NotNull {
      columns = List.copyOf(columns);
    }

    @Override
    public String text() {
      return "not null " + String.join(", ", columns);
    }
  }

  /** No two rows have the same values in all of the columns; nulls are equal. */
  record Unique(List<String> columns) implements Check {
    public Unique {
      columns = List.copyOf(columns);
    }

    @Override
    public String text() {
      return "unique " + String.join(", ", columns);
    }
  }

  /**
   * Every value that is not null lies within bounds, which belong to the range.
   *
   * @param from lowest value as written; empty for none
   * @param to highest value as written; empty for none
   */
  record Range(String column, Optional<String> from, Optional<String> to) implements Check {
    @Override
    public String text() {
      return "range "
          + column
          + from.map(bound -> " from " + bound).orElse("")
          + to.map(bound -> " to " + bound).orElse("");
    }
  }

  /**
   * A condition is true or null for every row, as with {@code CHECK} in SQL.
   *
   * @param sql a boolean expression over the columns
   */
  record Expression(String sql) implements Check {
    @Override
    public String text() {
      return "expression " + sql;
    }
  }

  /**
   * The number of rows differs from that of {@code main} by at most a share of it.
   *
   * @param percent 0 to 100
   */
  record Rows(int percent) implements Check {
    @Override
    public String text() {
      return "rows within " + percent + "%";
    }
  }
}
