package dev.firn.demo;

import dev.firn.oracle.SqlTemplate;
import dev.firn.oracle.TpcdsOracle;
import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import dev.firn.replay.Channel;
import dev.firn.replay.ExpectedSales;
import java.math.BigDecimal;

/**
 * What identifies the rows of table {@code sales} of one channel, whatever their order.
 *
 * @param sums counts and sums that the sender knows too
 * @param checksum of all values of all rows
 */
record SalesDigest(ExpectedSales sums, String checksum) {

  /** Of what main holds. */
  static SalesDigest ofMain(Queries queries, Channel channel) {
    return of(queries, mainRows(channel));
  }

  /** Of what Trino's own generator computes. */
  static SalesDigest ofTruth(Queries queries, Channel channel, TpcdsOracle oracle) {
    return of(queries, oracle.sales(channel));
  }

  static String mainRows(Channel channel) {
    return template("main-sales.sql").with("channel", channel.label()).sql();
  }

  static SqlTemplate template(String name) {
    return SqlTemplate.named(SalesDigest.class, name);
  }

  private static SalesDigest of(Queries queries, String rows) {
    Row row = queries.row(template("digest-sales.sql").with("rows", rows).sql());
    return new SalesDigest(
        new ExpectedSales(
            row.number(0),
            row.number(1),
            row.number(2),
            decimal(row, 3),
            decimal(row, 4),
            decimal(row, 5),
            decimal(row, 6),
            row.number(7),
            decimal(row, 8)),
        row.text(9));
  }

  /** The scale is that of the columns, which is also that of the generator's values. */
  private static BigDecimal decimal(Row row, int column) {
    return new BigDecimal(row.text(column)).setScale(2);
  }
}
