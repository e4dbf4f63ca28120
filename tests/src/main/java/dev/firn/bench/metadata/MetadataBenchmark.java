package dev.firn.bench.metadata;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchReport;
import dev.firn.bench.BenchRun;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Figure;
import dev.firn.bench.Goal;
import dev.firn.bench.Oracle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the history of a table costs after thousands of commits of the stream and the keeper, with
 * expiry and the rewriting of manifests on: the size of {@code metadata.json}, planning, expiry,
 * the removal of orphans, and the catalog's own versions.
 */
@Command(
    name = "metadata",
    description = "Size of metadata, planning, expiry and orphans after thousands of commits.")
public final class MetadataBenchmark implements Benchmark {
  private static final double MAX_KIBIBYTES = 512;
  private static final double MAX_PLANNING_MILLIS = 150;
  private static final double MIN_FILES_PER_SECOND = 3000;
  private static final double MAX_GROWTH = 1.5;

  @Option(
      names = "--commits",
      defaultValue = "10000",
      description = "Commits of the stream and the keeper together.")
  private int commits;

  @Option(names = "--keys", defaultValue = "400", description = "Distinct keys.")
  private int keys;

  @Option(names = "--rows", defaultValue = "4", description = "Upserts in a checkpoint.")
  private int rows;

  @Option(
      names = "--interval",
      defaultValue = "5",
      description = "Seconds from checkpoint to checkpoint of the stream that this stands for.")
  private int intervalSeconds;

  @Option(names = "--max-snapshots", defaultValue = "200", description = "Snapshots of main kept.")
  private int maxSnapshots;

  @Option(names = "--orphans", defaultValue = "20000", description = "Orphans to remove.")
  private int orphans;

  @Option(
      names = "--storage",
      defaultValue = "disk",
      description = "Where the files are: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Storage storage = Storage.DISK;

  @Override
  public BenchReport run(BenchContext context) throws Exception {
    ExecutorService files = Executors.newFixedThreadPool(4);
    try (GlueTable table = GlueTable.create(storage, context)) {
      History history =
          new History(
              table,
              files,
              new LaneCommits(context.seed(), keys, rows),
              maxSnapshots,
              intervalSeconds);
      history.run(commits / 2, context.console());
      OrphanRun orphanRun = new OrphanRun(table, files);
      orphanRun.run(orphans, context.console());
      Oracle oracle = new MetadataCheck(table, history, orphanRun).check();
      return report(history, orphanRun, table.versions(), oracle);
    } finally {
      files.shutdown();
    }
  }

  private static BenchReport report(
      History history, OrphanRun orphans, long versions, Oracle oracle) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("metadata.json", "KiB", history.metadataKibibytes()));
    figures.add(Figure.of("planning, with loading the table", "ms", history.planningMillis()));
    figures.add(Figure.of("expiry commit", "ms", history.upkeep().expiryMillis()));
    addDeletions(history.upkeep().deletions(), figures);
    figures.add(Figure.of("orphans: planning", "s", orphans.planSeconds()));
    figures.add(Figure.of("orphans: removal", "files/s", orphans.filesPerSecond()));
    figures.add(
        Figure.of("orphans: storage alone, removal", "files/s", orphans.bareFilesPerSecond()));
    figures.add(Figure.of("versions in the catalog", "versions", (double) versions));
    BenchRun run = new BenchRun("firn", values(history));
    return new BenchReport(List.of(run), figures, oracle, goals(history, orphans, versions));
  }

  private static void addDeletions(Deletions deletions, List<Figure> figures) {
    figures.add(Figure.of("expired files", "files/s", deletions.rates()));
    if (!deletions.bareRates().isEmpty()) {
      figures.add(Figure.of("storage alone, beside it", "files/s", deletions.bareRates()));
    }
    figures.add(Figure.of("processor time for 1,000 expired files", "ms", deletions.cpuMillis()));
    deletions
        .growth()
        .ifPresent(x -> figures.add(Figure.of("time for a file, last quarter to second", "x", x)));
  }

  private static Map<String, Object> values(History history) {
    Deletions deletions = history.upkeep().deletions();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("commits", history.commits());
    values.put("expired_snapshots", history.upkeep().expired());
    values.put("manifest_rewrites", history.upkeep().manifestRewrites());
    values.put("expired_files", deletions.files());
    values.put("expired_files_per_second", deletions.rates());
    values.put("storage_alone_files_per_second", deletions.bareRates());
    values.put("largest_metadata_kibibytes", history.largestMetadata());
    values.put("planning_p95_ms", history.planningP95());
    values.put("live_files", history.liveFiles());
    values.put("cycle_ms", history.cycleMillis());
    return values;
  }

  private static List<Goal> goals(History history, OrphanRun orphans, long versions) {
    List<Goal> goals = new ArrayList<>();
    goals.add(Goal.atMost("largest metadata.json, KiB", history.largestMetadata(), MAX_KIBIBYTES));
    goals.add(Goal.atMost("planning p95, ms", history.planningP95(), MAX_PLANNING_MILLIS));
    Deletions deletions = history.upkeep().deletions();
    goals.add(Goal.atLeast("expiry, files/s", deletions.filesPerSecond(), MIN_FILES_PER_SECOND));
    deletions
        .growth()
        .ifPresent(x -> goals.add(Goal.atMost("expiry follows the delta, x", x, MAX_GROWTH)));
    goals.add(
        Goal.atLeast("orphan removal, files/s", orphans.filesPerSecond(), MIN_FILES_PER_SECOND));
    goals.add(Goal.atMost("versions in the catalog", (double) versions, 1));
    return goals;
  }
}
