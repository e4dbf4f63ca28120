package dev.firn.cli.reprocess;

import dev.firn.cli.option.LakeSource;
import dev.firn.local.part.JobJvm;
import dev.firn.local.site.Installation;
import dev.firn.reprocess.replay.ReplayProcess;
import dev.firn.reprocess.replay.ReplayRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a replay reads, and how its job is run. */
final class ReplayOption {
  private static final Duration LATE = Duration.ofHours(1);

  @Option(
      names = "--replay",
      description =
          "Run the pipeline once more over what Kafka has retained; the newest version of each key"
              + " wins, also over the fork.")
  private boolean replay;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "With --replay: the first moment that counts, by Kafka's time of events, such as"
              + " 2026-01-31T12:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "With --replay: the first moment that does not count any more; default: now.")
  private @Nullable Instant to;

  @Option(
      names = "--late",
      paramLabel = "DURATION",
      description =
          "With --replay: how much later than newer ones an event may have come to its partition;"
              + " default: PT1H.")
  private @Nullable Duration late;

  @Option(
      names = "--allow-partial",
      description = "With --replay: take what there is where Kafka does not hold the whole window.")
  private boolean allowPartial;

  @Option(
      names = "--dry-run",
      description = "With --replay: say what would be read, by partition; run nothing.")
  private boolean dryRun;

  @Option(
      names = "--submit",
      paramLabel = "COMMAND",
      description =
          "With --replay: brings the job to a cluster and waits for its end, such as 'flink run -c"
              + " dev.firn.ingest.ReplayJob JAR'; arguments are added. Default: a cluster in a JVM"
              + " of its own.")
  private @Nullable String submit;

  @Option(
      names = "--setting",
      paramLabel = "KEY=VALUE",
      description =
          "With --replay: a setting of the job, as the running one has it, such as"
              + " max-event-bytes=4000000; may be repeated.")
  private List<String> settings = new ArrayList<>();

  boolean isGiven() {
    return replay;
  }

  boolean isDryRun() {
    return dryRun;
  }

  /**
   * What is wrong with the options as a whole.
   *
   * @param sql whether there are options of the other way
   */
  Optional<String> misuse(boolean sql) {
    if (replay && sql) {
      return Optional.of("Give either --replay, or --sql, --delete-where or --delete-sql");
    }
    if (replay && from == null) {
      return Optional.of("Give --from with --replay");
    }
    if (!replay && !sql) {
      return Optional.of("Give --sql, --delete-where or --delete-sql, or --replay");
    }
    return !replay && hasOthers()
        ? Optional.of(
            "--from, --to, --late, --allow-partial, --dry-run, --submit and --setting are for"
                + " --replay")
        : Optional.empty();
  }

  private boolean hasOthers() {
    return from != null
        || to != null
        || late != null
        || allowPartial
        || dryRun
        || submit != null
        || !settings.isEmpty();
  }

  ReplayRequest request() {
    if (from == null) {
      throw new IllegalStateException("Cannot replay without --from");
    }
    return new ReplayRequest(
        from,
        to == null ? Clock.systemUTC().instant() : to,
        late == null ? LATE : late,
        allowPartial);
  }

  /** The job over that lake. */
  ReplayProcess process(LakeSource source) {
    List<String> command = new ArrayList<>();
    if (submit == null) {
      command.addAll(new JobJvm(Installation.current()).replay());
    } else {
      command.addAll(List.of("sh", "-c", submit + " \"$@\"", "firn-replay"));
    }
    command.add("--lake=" + source.file().toAbsolutePath());
    settings.forEach(setting -> command.add("--" + setting));
    return new ReplayProcess(command, source.environment());
  }
}
