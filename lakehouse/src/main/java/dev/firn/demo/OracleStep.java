package dev.firn.demo;

import dev.firn.oracle.SqlTemplate;
import dev.firn.oracle.TpcdsOracle;
import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import dev.firn.replay.Channel;
import dev.firn.replay.ExpectedSales;
import dev.firn.replay.ExpectedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Compares main with what Trino computes from its own TPC-DS catalog, value by value, and with what
 * the sender has added up while sending.
 */
final class OracleStep implements DemoStep {
  private final List<String> oracleDifferences = new ArrayList<>();
  private final List<String> senderDifferences = new ArrayList<>();
  private long rowsOnMain;

  @Override
  public String title() {
    return "Compare sales and inventory with Trino's own TPC-DS, and with the sender's counts";
  }

  @Override
  public void run(DemoContext context) {
    TpcdsOracle oracle = context.oracle();
    Queries queries = context.queries();
    ExpectedTables expected = context.sent().expected();
    for (Channel channel : Channel.values()) {
      compareSales(queries, channel, oracle, expected);
    }
    compareInventory(queries, oracle, expected);
    note(context.findings(), expected);
  }

  private void compareSales(
      Queries queries, Channel channel, TpcdsOracle oracle, ExpectedTables expected) {
    SalesDigest main = SalesDigest.ofMain(queries, channel);
    SalesDigest truth = SalesDigest.ofTruth(queries, channel, oracle);
    rowsOnMain += main.sums().rows();
    if (!main.equals(truth)) {
      oracleDifferences.addAll(
          examples(queries, SalesDigest.mainRows(channel), oracle.sales(channel)));
    }
    ExpectedSales sent = expected.sales().get(channel);
    if (!main.sums().equals(sent)) {
      senderDifferences.add("main holds %s, sent was %s".formatted(main.sums(), sent));
    }
  }

  private void compareInventory(Queries queries, TpcdsOracle oracle, ExpectedTables expected) {
    String mainRows = SalesDigest.template("main-inventory.sql").sql();
    String truthRows = oracle.inventory();
    SqlTemplate digest = SalesDigest.template("digest-inventory.sql");
    Row main = queries.row(digest.with("rows", mainRows).sql());
    Row truth = queries.row(digest.with("rows", truthRows).sql());
    rowsOnMain += main.number(0);
    if (!Objects.equals(main, truth)) {
      oracleDifferences.addAll(examples(queries, mainRows, truthRows));
    }
    if (main.number(0) != expected.inventory().rows()
        || main.number(1) != expected.inventory().quantityOnHand()) {
      senderDifferences.add("main holds %s, sent was %s".formatted(main, expected.inventory()));
    }
  }

  private static List<String> examples(Queries queries, String mainRows, String truthRows) {
    List<String> examples = new ArrayList<>();
    examples.add("the checksums differ");
    queries
        .rows(
            SalesDigest.template("difference.sql")
                .with("main", mainRows)
                .with("truth", truthRows)
                .sql())
        .forEach(row -> examples.add(row.values().toString()));
    return examples;
  }

  private void note(Findings findings, ExpectedTables expected) {
    long rowsExpected = expected.salesRows() + expected.inventory().rows();
    findings
        .figures()
        .put("rows_expected", rowsExpected)
        .put("rows_main", rowsOnMain)
        .put("oracle_match", oracleDifferences.isEmpty())
        .withObject("/reprocess")
        .put("oracle_match", oracleDifferences.isEmpty());
    findings.fact(
        "rows on main",
        "%,d of %,d".formatted(rowsOnMain, rowsExpected),
        senderDifferences.isEmpty()
            ? "counts and sums of sales and inventory against the sender's own"
            : String.join("; ", senderDifferences),
        rowsOnMain == rowsExpected && senderDifferences.isEmpty());
    findings.fact(
        "right answer",
        oracleDifferences.isEmpty() ? "every value equal" : "differs",
        oracleDifferences.isEmpty()
            ? "counts, sums and checksums of all rows against Trino's TPC-DS catalog"
            : String.join("; ", oracleDifferences),
        oracleDifferences.isEmpty());
  }
}
