package dev.firn.bench.metadata;

import dev.firn.bench.BenchConsole;
import dev.firn.index.FollowProgress;
import dev.firn.lake.WriteMode;
import dev.firn.publish.FoldLimits;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Publication;
import dev.firn.publish.PublishedTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** Many cycles of stream, publication and upkeep, and what was measured between them. */
final class History {
  /** Upkeep is done once a minute of the stream's time; lane snapshots stay two, files sixty. */
  private static final int UPKEEP_SECONDS = 60;

  private static final int LANE_GRACE_SECONDS = 120;
  private static final int FILE_GRACE_SECONDS = 3600;
  private static final int SAMPLE_EVERY = 25;
  private static final int WARM_UP = 100;

  private final GlueTable table;
  private final LaneCommits lane;
  private final LanePublisher publisher;
  private final HistoryUpkeep upkeep;
  private final int intervalSeconds;
  private final List<Double> metadataKibibytes = new ArrayList<>();
  private final List<Double> planningMillis = new ArrayList<>();
  private long cycles;
  private long liveFiles;
  private double cycleMillis;

  History(
      GlueTable table,
      ExecutorService files,
      LaneCommits lane,
      int maxSnapshots,
      int intervalSeconds) {
    this.table = table;
    this.lane = lane;
    this.intervalSeconds = intervalSeconds;
    this.publisher =
        new LanePublisher(
            table::load,
            new PublishedTable(WriteMode.UPSERT, List.of("id"), null),
            FoldLimits.DEFAULT,
            files,
            FollowProgress.SILENT);
    this.upkeep =
        new HistoryUpkeep(table, files, maxSnapshots, FILE_GRACE_SECONDS / UPKEEP_SECONDS);
  }

  void run(int count, BenchConsole console) throws IOException {
    int warmUp = Math.min(WARM_UP, count / 4);
    int upkeepEvery = Math.max(1, UPKEEP_SECONDS / intervalSeconds);
    long begin = System.nanoTime();
    for (cycles = 1; cycles <= count; cycles++) {
      cycle();
      if (cycles % upkeepEvery == 0) {
        cycleMillis = (System.nanoTime() - begin) / 1e6 / cycles;
        upkeep.setLaneGrace(
            Duration.ofMillis((long) (cycleMillis * LANE_GRACE_SECONDS / intervalSeconds)));
        upkeep.rewriteManifests();
        upkeep.expire();
      }
      if (cycles > warmUp && (cycles % SAMPLE_EVERY == 0 || cycles == count)) {
        sample();
      }
      if (cycles % 500 == 0) {
        console.say(
            "%,d commits, %,d snapshots expired, metadata.json %.0f KiB"
                .formatted(2 * cycles, upkeep.expired(), last(metadataKibibytes)));
      }
    }
    upkeep.expire();
    upkeep.drain();
    console.say(
        "%,d files of %,d expired snapshots deleted; planning p95 %.0f ms"
            .formatted(upkeep.deletions().files(), upkeep.expired(), planningP95()));
  }

  private void cycle() throws IOException {
    Table loaded = table.load();
    lane.commit(loaded);
    Publication publication = publisher.publish(loaded);
    if (!(publication instanceof Publication.Published published) || !published.moved()) {
      throw new IllegalStateException("Cannot publish: " + publication);
    }
  }

  private void sample() throws IOException {
    long begin = System.nanoTime();
    Table loaded = table.load();
    liveFiles = 0;
    try (CloseableIterable<FileScanTask> tasks = loaded.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        liveFiles += 1 + task.deletes().size();
      }
    }
    planningMillis.add((System.nanoTime() - begin) / 1e6);
    String location = ((HasTableOperations) loaded).operations().current().metadataFileLocation();
    metadataKibibytes.add(loaded.io().newInputFile(location).getLength() / 1024.0);
  }

  HistoryUpkeep upkeep() {
    return upkeep;
  }

  LaneCommits lane() {
    return lane;
  }

  long commits() {
    return 2 * (cycles - 1);
  }

  List<Double> metadataKibibytes() {
    return metadataKibibytes;
  }

  List<Double> planningMillis() {
    return planningMillis;
  }

  long liveFiles() {
    return liveFiles;
  }

  double cycleMillis() {
    return cycleMillis;
  }

  double largestMetadata() {
    return metadataKibibytes.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  double planningP95() {
    List<Double> sorted = planningMillis.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }

  private static double last(List<Double> values) {
    return values.isEmpty() ? 0 : values.get(values.size() - 1);
  }
}
