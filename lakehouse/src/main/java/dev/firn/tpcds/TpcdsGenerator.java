package dev.firn.tpcds;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The TPC-DS generator at one scale: the same rows in the same order on every call, the same rows
 * that Trino's {@code tpcds} catalog computes at that scale. Rows are generated as they are read;
 * nothing is kept.
 */
public final class TpcdsGenerator {
  private final Session session;

  /**
   * A generator; nothing is generated yet.
   *
   * @param scale 1 is about 5 million lines of sales; smaller tables shrink less than the scale
   */
  public TpcdsGenerator(double scale) {
    if (!(scale > 0) || scale > 100_000) {
      throw new IllegalArgumentException(
          "Cannot generate TPC-DS: scale " + scale + " is not between 0 and 100000");
    }
    this.session = Session.getDefaultSession().withScale(scale);
  }

  /** Rows of a table as it declares them: lines for most, orders for sales. */
  public long declaredRows(Table table) {
    return session.getScaling().getRowCount(table);
  }

  /** Distinct business keys of a table that keeps history, and its rows otherwise. */
  public long declaredKeys(Table table) {
    return session.getScaling().getIdCount(table);
  }

  /** All rows of a table that has no returns. */
  public Iterator<TpcdsRow> rows(Table table) {
    return rowsFrom(table, 1);
  }

  /** Rows of a table that has no returns, from a row number on; the first row is 1. */
  public Iterator<TpcdsRow> rowsFrom(Table table, long firstRow) {
    TpcdsColumns columns = new TpcdsColumns(table);
    Iterator<List<List<String>>> results =
        Results.constructResults(table, firstRow, declaredRows(table), session).iterator();
    return new Mapped<>(results, rows -> new TpcdsRow(columns, rows.get(0)));
  }

  /** All lines of a table of sales, each together with its return if there is one. */
  public Iterator<SoldRow> sales(Table table) {
    TpcdsColumns sale = new TpcdsColumns(table);
    TpcdsColumns back = new TpcdsColumns(table.getChild());
    Iterator<List<List<String>>> results = Results.constructResults(table, session).iterator();
    return new Mapped<>(
        results,
        rows ->
            new SoldRow(
                new TpcdsRow(sale, rows.get(0)),
                rows.size() > 1 ? new TpcdsRow(back, rows.get(1)) : null));
  }

  /**
   * A line of a sale.
   *
   * @param returned the matching row of the table of returns, null if the line was not returned
   */
  public record SoldRow(TpcdsRow sale, @Nullable TpcdsRow returned) {}
}
