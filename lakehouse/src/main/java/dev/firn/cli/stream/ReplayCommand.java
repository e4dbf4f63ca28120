package dev.firn.cli.stream;

import dev.firn.cli.option.LakeOption;
import dev.firn.cli.terminal.ProgressBar;
import dev.firn.cli.terminal.StopSignal;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.Lake;
import dev.firn.replay.Checkpoint;
import dev.firn.replay.CheckpointFile;
import dev.firn.replay.Replay;
import dev.firn.replay.ReplayException;
import dev.firn.replay.ReplayOptions;
import dev.firn.replay.ReplayReport;
import dev.firn.replay.ReplayReportText;
import dev.firn.replay.kafka.KafkaEventSink;
import dev.firn.replay.kafka.KafkaTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends the reference workload. */
@Command(
    name = "replay",
    showDefaultValues = true,
    description = {
      "Send the reference workload to Kafka: every TPC-DS sale of three channels as an insert, every"
          + " return as an update of the same key, the inventory as upserts; with duplicates, late"
          + " and malformed events. Loads the dimension tables first, once. Prints what it sent and"
          + " what the tables must hold.",
      "Ctrl-C stops it cleanly; --resume goes on where it was."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int INTERRUPTED = 130;
  private static final int TOPIC_PARTITIONS = 4;

  @Mixin private LakeOption option;

  @Option(
      names = "--scale",
      defaultValue = "0.1",
      description = "TPC-DS scale; 1 is 5 M sale lines.")
  private double scale;

  @Option(names = "--rate", defaultValue = "0", description = "Events per second; 0 for no limit.")
  private double rate;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of everything random.")
  private long seed;

  @Option(
      names = "--duplicates",
      defaultValue = "0.05",
      description = "Share of events sent twice.")
  private double duplicates;

  @Option(
      names = "--disorder",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many positions late an event may come.")
  private int disorder;

  @Option(
      names = "--malformed",
      paramLabel = "N",
      defaultValue = "25",
      description = "Malformed events of each kind.")
  private int malformed;

  @Option(
      names = "--inventory-weeks",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many of the last weekly counts of the inventory to send; 261 is all.")
  private int inventoryWeeks;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for a Kafka that does not answer.")
  private int patienceSeconds;

  @Option(
      names = "--no-dimensions",
      description = "Do not load item, store, customer, promotion and date_dim.")
  private boolean noDimensions;

  @Option(names = "--resume", description = "Go on where an earlier replay was stopped.")
  private boolean resume;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private volatile boolean stopRequested;

  @Override
  public Integer call() throws IOException {
    ReplayOptions options =
        new ReplayOptions(scale, seed, duplicates, disorder, malformed, inventoryWeeks);
    if (!noDimensions) {
      PrintWriter err = spec.commandLine().getErr();
      new DimensionLoading(option.source(), err::println).load(scale);
      err.flush();
    }
    return send(options);
  }

  private int send(ReplayOptions options) {
    try (var bar =
            new ProgressBar(
                spec.commandLine().getErr(), "events", Replay.estimatedEvents(options));
        var _ = StopSignal.on(() -> stopRequested = true);
        var sink = KafkaEventSink.open(target(), bar::say)) {
      ReplayReport report =
          new Replay(options, Clock.systemUTC(), rate, checkpoint(options), () -> stopRequested)
              .run(sink, (message, counts) -> bar.update(counts.events()));
      print(report);
      return report.complete() ? 0 : INTERRUPTED;
    }
  }

  private void print(ReplayReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? ReplayReportText.json(report) : ReplayReportText.text(report));
    out.flush();
  }

  private Checkpoint checkpoint(ReplayOptions options) {
    Path file =
        option
            .topology()
            .directory()
            .root()
            .resolve("replay")
            .resolve(stream().source().topic() + ".json");
    return resume ? CheckpointFile.resume(file, options) : CheckpointFile.fresh(file, options);
  }

  private KafkaTarget target() {
    return new KafkaTarget(
        stream().source(), TOPIC_PARTITIONS, Duration.ofSeconds(Math.max(10, patienceSeconds)));
  }

  private DeclaredStream stream() {
    Lake lake = option.source().lake();
    return lake.streams().stream()
        .filter(stream -> stream.into().contains("sales"))
        .findFirst()
        .orElseThrow(() ->
            new ReplayException(
                "Cannot replay into lake '%s': no stream fills table 'sales'"
                    .formatted(lake.name())));
  }
}
