package dev.firn.demo;

import dev.firn.probe.Queries.Row;

/** Checks that every malformed event is a dead letter, and nothing else is. */
final class DeadLetterStep implements DemoStep {

  @Override
  public String title() {
    return "Count the dead letters";
  }

  @Override
  public void run(DemoContext context) {
    long sent = context.sent().expected().deadLetters();
    Row row =
        context
            .queries()
            .row(
                """
                SELECT
                  count(*),
                  count(DISTINCT (topic, partition, "offset")),
                  count(DISTINCT regexp_replace(reason, '[0-9]+', '#'))
                FROM dead_letters
                """);
    context.findings().figures().put("dead_letters", row.number(0));
    context
        .findings()
        .fact(
            "dead letters",
            "%,d of %,d".formatted(row.number(0), sent),
            "rows of dead_letters against malformed events sent; %,d kinds of reason"
                .formatted(row.number(2)),
            row.number(0) == sent && row.number(1) == sent);
  }
}
