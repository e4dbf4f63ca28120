package dev.firn.bench.stream;

import dev.firn.bench.Oracle;
import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Compares every row of a table with what was sent. */
public final class SalesCheck {
  /** Rows that are fetched at once. */
  private static final int SLICE = 1_000_000;

  private final Queries queries;
  private final String table;

  /**
   * Prepares the comparison.
   *
   * @param table to look at, as in SQL
   */
  public SalesCheck(Queries queries, String table) {
    this.queries = queries;
    this.table = table;
  }

  /**
   * What is wrong, in rows.
   *
   * @param rows that the table has
   * @param lost keys without a row
   * @param doubled rows of a key beyond the first
   * @param stale rows with an older version than was sent: updates lost, or rows resurrected
   * @param resurrected rows of keys that somebody has deleted
   * @param foreign rows that nobody sent, or whose values are not those of their version
   */
  public record Result(
      long rows, long lost, long doubled, long stale, long resurrected, long foreign) {

    /** Whether nothing is wrong. */
    public boolean exact() {
      return wrong() == 0;
    }

    /** All that is wrong. */
    public long wrong() {
      return lost + doubled + stale + resurrected + foreign;
    }

    /** In words. */
    public Oracle oracle(Ledger ledger) {
      return new Oracle(
          exact(),
          ("%,d rows of %,d keys, %,d events sent: %,d lost, %,d doubled, %,d stale,"
                  + " %,d resurrected, %,d foreign")
              .formatted(
                  rows,
                  ledger.rows(),
                  ledger.events(),
                  lost,
                  doubled,
                  stale,
                  resurrected,
                  foreign));
    }
  }

  /** Reads the whole table, slice by slice. */
  public Result compare(Ledger ledger) {
    Count count = new Count(ledger);
    for (int from = 0; from < ledger.keys(); from += SLICE) {
      String slice =
          "SELECT order_number, version, %s FROM %s WHERE order_number >= %d AND order_number < %d"
              .formatted(Upsert.IS_RIGHT, table, from, from + (long) SLICE);
      queries.rows(slice).forEach(count::add);
    }
    String beyond =
        "SELECT count(*) FROM %s WHERE order_number < 0 OR order_number >= %d"
            .formatted(table, ledger.keys());
    return count.result(queries.row(beyond).number(0));
  }

  /** Adds up. */
  private static final class Count {
    private final Ledger ledger;
    private final BitSet seen;
    private long rows;
    private long doubled;
    private long stale;
    private long resurrected;
    private long foreign;

    Count(Ledger ledger) {
      this.ledger = ledger;
      this.seen = new BitSet(ledger.keys());
    }

    void add(Row row) {
      int number = Math.toIntExact(row.number(0));
      rows++;
      if (seen.get(number)) {
        doubled++;
      }
      seen.set(number);
      long version = row.number(1);
      int newest = ledger.newest(number);
      if (newest > 0 && !ledger.isThere(number)) {
        resurrected++;
      } else if (version < newest) {
        stale++;
      }
      if (version > newest || !Boolean.TRUE.equals(row.values().get(2))) {
        foreign++;
      }
    }

    Result result(long beyond) {
      return new Result(rows + beyond, lost(), doubled, stale, resurrected, foreign + beyond);
    }

    private long lost() {
      return IntStream.range(0, ledger.keys())
          .filter(number -> ledger.isThere(number) && !seen.get(number))
          .count();
    }
  }
}
