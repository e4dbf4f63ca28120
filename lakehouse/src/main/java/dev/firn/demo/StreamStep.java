package dev.firn.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.demo.correction.TaxFault;
import dev.firn.lake.DeclaredStream;
import dev.firn.probe.Background;
import dev.firn.probe.Freshness;
import dev.firn.probe.MainWatch;
import dev.firn.probe.Percentiles;
import dev.firn.replay.Checkpoint;
import dev.firn.replay.EventSink;
import dev.firn.replay.Replay;
import dev.firn.replay.ReplayListener;
import dev.firn.replay.ReplayOptions;
import dev.firn.replay.ReplayReport;
import dev.firn.replay.SentCounts;
import dev.firn.replay.kafka.KafkaEventSink;
import dev.firn.replay.kafka.KafkaTarget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Sends the workload, while queries run, freshness is measured and, if so asked, processes die.
 * Ends when everything that was sent is on main, or nothing moves any more.
 */
final class StreamStep implements DemoStep {
  private static final int TOPIC_PARTITIONS = 4;
  private static final int PROBES = 1_500;

  /** Share of the events after which the producer's fault is mended. */
  private static final double FAULTY = 0.4;

  /** Share of the events after which the views are published, and then asked. */
  private static final double PUBLISHED = 0.02;

  private static final Duration KAFKA_PATIENCE = Duration.ofMinutes(5);

  private final Clock clock;

  StreamStep(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String title() {
    return "Send the workload, and query main meanwhile";
  }

  @Override
  public boolean isEssential() {
    return true;
  }

  @Override
  public void run(DemoContext context) {
    try (MainWatch main = MainWatch.open(context.lake(), "sales")) {
      stream(context, new Freshness(context.queries()::rows, main::head, clock));
    }
  }

  private void stream(DemoContext context, Freshness freshness) {
    ReplayOptions options =
        ReplayOptions.reference(context.options().scale(), context.options().seed());
    long estimated = Replay.estimatedEvents(options);
    LiveQueries live = new LiveQueries(context.queries());
    PeakMemory memory = new PeakMemory(context.topology());
    Chapter chapter = new Chapter(context, Math.round(FAULTY * estimated));
    try (Background looks = freshness.start("demo-freshness");
        Background asks = Background.start("demo-queries", Duration.ofSeconds(3), live::ask);
        Background peaks = Background.start("demo-memory", Duration.ofSeconds(5), memory::look)) {
      ViewsChapter views =
          new ViewsChapter(context::views, context.console(), Math.round(PUBLISHED * estimated));
      context.viewsChapter(views);
      send(context, options, estimated, freshness, chapter.and(views));
      new Arrival(context).await();
      chapter.end(context.findings());
      looks.check();
      asks.check();
      peaks.check();
    }
    // The last turn may have begun before the last sales were there.
    freshness.look();
    memory.look();
    note(context.findings(), freshness, live);
    MemoryFacts.note(context.findings(), memory.bytes());
  }

  private void send(
      DemoContext context,
      ReplayOptions options,
      long estimated,
      Freshness freshness,
      ReplayListener chapters) {
    KillPlan plan =
        context.options().chaos()
            ? KillPlan.of(context.options().seed(), estimated)
            : new KillPlan(List.of());
    try (Chaos chaos = new Chaos(context.topology(), plan, context.console(), clock);
        KafkaEventSink kafka = KafkaEventSink.open(target(context), context.console()::say)) {
      EventSink sink = new TaxFault(kafka, Math.round(FAULTY * estimated));
      ReplayListener listener =
          new SampledSales(Math.max(50, estimated / PROBES), freshness)
              .and(chaos)
              .and(chapters)
              .and(new SendingLog(estimated, context.console()));
      ReplayReport report =
          new Replay(
                  options,
                  clock,
                  context.options().eventsPerSecond(),
                  Checkpoint.none(),
                  Thread.currentThread()::isInterrupted)
              .run(sink, listener);
      context.sent(report);
      note(context.findings(), report);
      note(context.findings(), chaos.finish(), plan);
    }
  }

  private static KafkaTarget target(DemoContext context) {
    DeclaredStream stream = context.lake().streams().getFirst();
    return new KafkaTarget(stream.source(), TOPIC_PARTITIONS, KAFKA_PATIENCE);
  }

  private static void note(Findings findings, ReplayReport report) {
    SentCounts sent = report.sent();
    findings
        .figures()
        .put("events_sent", sent.events())
        .put("duplicates_sent", sent.duplicates())
        .put("late_sent", sent.late())
        .put("malformed_sent", sent.malformed())
        .put("events_per_second", Math.round(report.eventsPerSecond()));
    findings.fact(
        "events sent",
        "%,d at %,.0f/s".formatted(sent.events(), report.eventsPerSecond()),
        "acknowledged by Kafka; %,d duplicates, %,d late, %,d malformed"
            .formatted(sent.duplicates(), sent.late(), sent.malformed()),
        report.complete());
  }

  private static void note(Findings findings, List<Kill> kills, KillPlan plan) {
    ArrayNode list = findings.figures().putArray("kills");
    for (Kill kill : kills) {
      list.addObject()
          .put("what", kill.part().label())
          .put("when", kill.when().toString())
          .put("after_events", kill.afterEvents());
    }
    if (!plan.kills().isEmpty()) {
      findings.fact(
          "kills",
          String.join(", ", kills.stream().map(kill -> kill.part().label()).toList()),
          "kill -9 while data flowed, then started again",
          kills.size() == plan.kills().size());
    }
  }

  private static void note(Findings findings, Freshness freshness, LiveQueries live) {
    Percentiles fresh = freshness.percentiles();
    ObjectNode json = findings.figures().putObject("freshness_ms");
    json.put("p50", fresh.p50().toMillis())
        .put("p95", fresh.p95().toMillis())
        .put("p99", fresh.p99().toMillis())
        .put("samples", fresh.samples());
    findings.fact(
        "freshness",
        "p50 %.1f s, p95 %.1f s, p99 %.1f s"
            .formatted(seconds(fresh.p50()), seconds(fresh.p95()), seconds(fresh.p99())),
        "sent until seen on main by a query, for %,d sales".formatted(fresh.samples()),
        fresh.samples() > 0 && freshness.open() == 0);
    List<String> problems = live.problems();
    findings.figures().put("queries_while_streaming", live.durations().samples());
    findings.fact(
        "queries meanwhile",
        "%,d, median %.1f s".formatted(live.durations().samples(), seconds(live.durations().p50())),
        problems.isEmpty()
            ? "over JDBC: rows never fewer, no key twice"
            : "seen: " + String.join("; ", problems),
        problems.isEmpty() && live.durations().samples() > 0);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
