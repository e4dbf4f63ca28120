package dev.firn.replay;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Formatter;
import java.util.Locale;

/** A report for people, and for scripts. */
public final class ReplayReportText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReplayReportText() {}

  /** Several lines of text. */
  public static String text(ReplayReport report) {
    Formatter text = new Formatter(Locale.ROOT);
    SentCounts sent = report.sent();
    text.format(report.complete() ? "Sent\n" : "Sent, and stopped before the end\n");
    text.format("  events      %,14d  at %,.0f/s\n", sent.events(), report.eventsPerSecond());
    text.format("  inserts     %,14d  sales\n", sent.inserts());
    text.format("  updates     %,14d  returns\n", sent.updates());
    text.format("  counts      %,14d  of the inventory\n", sent.counts());
    text.format("  duplicates  %,14d\n", sent.duplicates());
    text.format("  late        %,14d  after a newer version of their key\n", sent.late());
    text.format("  malformed   %,14d\n", sent.malformed());
    text.format("  bytes       %,14d\n", sent.bytes());
    if (report.resumedAt() > 0) {
      text.format("  of these    %,14d  were sent by an earlier run\n", report.resumedAt());
    }
    if (report.complete()) {
      expected(text, report.expected());
    }
    return text.toString();
  }

  /** One JSON object on a line. */
  public static String json(ReplayReport report) {
    ObjectNode json = JSON.createObjectNode();
    SentCounts sent = report.sent();
    json.put("complete", report.complete())
        .put("events_sent", sent.events())
        .put("inserts_sent", sent.inserts())
        .put("updates_sent", sent.updates())
        .put("counts_sent", sent.counts())
        .put("duplicates_sent", sent.duplicates())
        .put("late_sent", sent.late())
        .put("malformed_sent", sent.malformed())
        .put("bytes_sent", sent.bytes())
        .put("resumed_at", report.resumedAt())
        .put("events_per_second", Math.round(report.eventsPerSecond()))
        .put("seconds", report.elapsed().toMillis() / 1e3);
    expected(json.putObject("expected"), report.expected());
    return json + "\n";
  }

  private static void expected(Formatter text, ExpectedTables tables) {
    text.format("The tables must hold\n");
    tables
        .sales()
        .forEach((channel, sales) ->
            text.format(
                "  sales       %,14d  of channel %s, %,d returned, net paid %,.2f\n",
                sales.rows(), channel.label(), sales.returned(), sales.netPaid()));
    text.format(
        "  inventory   %,14d  with %,d units\n",
        tables.inventory().rows(), tables.inventory().quantityOnHand());
    text.format("  dead_letters%,14d\n", tables.deadLetters());
  }

  private static void expected(ObjectNode json, ExpectedTables tables) {
    ObjectNode channels = json.putObject("sales");
    tables
        .sales()
        .forEach((channel, sales) ->
            channels
                .putObject(channel.label())
                .put("rows", sales.rows())
                .put("returned", sales.returned())
                .put("quantity", sales.quantity())
                .put("sales_price", sales.salesPrice())
                .put("net_paid", sales.netPaid())
                .put("tax", sales.tax())
                .put("net_profit", sales.netProfit())
                .put("return_quantity", sales.returnQuantity())
                .put("return_amount", sales.returnAmount()));
    json.putObject("inventory")
        .put("rows", tables.inventory().rows())
        .put("quantity_on_hand", tables.inventory().quantityOnHand());
    json.put("dead_letters", tables.deadLetters());
  }
}
