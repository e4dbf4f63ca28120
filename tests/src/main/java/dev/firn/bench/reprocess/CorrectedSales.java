package dev.firn.bench.reprocess;

import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;

/**
 * Judges a correction by the snapshots that it left: its fork, and main just before and just after
 * it, all three read by Trino.
 *
 * @param corrected orders below this one have the corrected tax
 */
record CorrectedSales(Queries queries, int corrected) {
  /** No sale has such a tax otherwise. */
  static final String TAX = "DECIMAL '-1.00'";

  /** Trino joins one part of the orders after the other, as all would not fit into its memory. */
  private static final int PARTS = 10;

  private static final String COLUMNS = "SELECT order_number, version, sent_at, tax FROM sales";

  /**
   * What was found.
   *
   * @param rows of the table
   * @param changed rows that are not what they were just before
   * @param wrong rows that are not what they must be, lost and doubled ones included
   */
  record Found(long rows, long changed, long wrong) {
    Found plus(Found other) {
      return new Found(rows + other.rows, changed + other.changed, wrong + other.wrong);
    }
  }

  /** The query that computes the correction. */
  String query() {
    return """
    SELECT channel, order_number, item_id, version, sold_on, customer_id, store_id, promotion_id,
      quantity, sales_price, net_paid, %s AS tax, net_profit, returned_on, return_quantity,
      return_amount, sent_at
    FROM sales WHERE order_number < %d
    """
        .formatted(TAX, corrected);
  }

  /** A row that is as it was at the fork has the corrected tax now, every other stays. */
  Found published(String name) {
    return found(
        name,
        name,
        """
        CASE WHEN f.order_number < %d AND %s
          THEN NOT (q.version = f.version AND q.sent_at = f.sent_at AND q.tax = %s)
          ELSE NOT %s END\
        """
            .formatted(corrected, same("p", "f"), TAX, same("q", "p")));
  }

  /** A row that has the corrected tax is as it was at the fork now, every other stays. */
  Found reverted(String name) {
    return found(
        name,
        "revert-" + name,
        "CASE WHEN p.tax = %s THEN NOT %s ELSE NOT %s END"
            .formatted(TAX, same("q", "f"), same("q", "p")));
  }

  /**
   * A row that still has the wrong tax is as it was before the mistake, or newer, now; every other
   * stays.
   *
   * @param mistake the correction that made it wrong
   * @param name the replay
   */
  Found replayed(String mistake, String name) {
    return found(
        mistake,
        name,
        "CASE WHEN p.tax = %s THEN NOT (%s OR q.version > f.version) OR q.tax = %s ELSE NOT %s END"
            .formatted(TAX, same("q", "f"), TAX, same("q", "p")));
  }

  private Found found(String fork, String publication, String wrong) {
    Found all = new Found(0, 0, 0);
    for (int part = 0; part < PARTS; part++) {
      Row row = queries.row(question(fork, publication, wrong, part));
      all = all.plus(new Found(row.number(0), row.number(1), row.number(2)));
    }
    return all;
  }

  private static String question(String fork, String publication, String wrong, int part) {
    String ofPart =
        COLUMNS + " FOR VERSION AS OF '%s/%s' WHERE mod(order_number, " + PARTS + ") = " + part;
    return """
    SELECT count(q.order_number), count_if(NOT %s), count_if(coalesce(%s, true))
      + count(q.order_number) - count(DISTINCT q.order_number)
    FROM (%s) f
    FULL JOIN (%s) p ON p.order_number = f.order_number
    FULL JOIN (%s) q ON q.order_number = p.order_number
    """
        .formatted(
            same("q", "p"),
            wrong,
            ofPart.formatted("fork", fork),
            ofPart.formatted("pre", publication),
            ofPart.formatted("post", publication));
  }

  private static String same(String left, String right) {
    return """
    (%1$s.version = %2$s.version AND %1$s.sent_at = %2$s.sent_at
      AND %1$s.tax IS NOT DISTINCT FROM %2$s.tax)\
    """
        .formatted(left, right);
  }
}
