package dev.firn.bench.metadata;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import dev.firn.publish.commit.CommitThreads;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.Table;

/** Commits small checkpoints to the lane, as the sink does, and remembers what main must hold. */
final class LaneCommits {
  private final Random random;
  private final int keys;
  private final int rows;
  private final Map<Long, Long> model = new HashMap<>();
  private long checkpoint;

  LaneCommits(long seed, int keys, int rows) {
    this.random = new Random(seed);
    this.keys = keys;
    this.rows = rows;
  }

  /** The newest value of each key. */
  Map<Long, Long> model() {
    return model;
  }

  void commit(Table table) throws IOException {
    checkpoint++;
    Map<Long, Long> upserts = new HashMap<>();
    while (upserts.size() < rows) {
      upserts.put((long) random.nextInt(keys), random.nextLong());
    }
    model.putAll(upserts);
    LaneFiles files = new LaneFiles(table);
    table
        .newRowDelta()
        .toBranch(Lanes.INGEST)
        .addRows(files.data(upserts))
        .addDeletes(files.equalityDeletes(upserts))
        .set(LaneProperties.SINK_JOB_ID, "bench")
        .set(LaneProperties.SINK_OPERATOR_ID, "sink")
        .set(LaneProperties.SINK_CHECKPOINT_ID, Long.toString(checkpoint))
        .scanManifestsWith(CommitThreads.all())
        .commit();
  }
}
