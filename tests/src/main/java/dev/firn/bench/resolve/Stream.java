package dev.firn.bench.resolve;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.WriteResult;

/** Writes checkpoints to the lane of a table, by two writers that share the keys. */
final class Stream {
  private static final int WRITERS = 2;

  private final LocalTable table;
  private long checkpoint;

  Stream(LocalTable table) {
    this.table = table;
  }

  void checkpoint(int rows, Supplier<Record> next) throws IOException {
    checkpoint++;
    Table loaded = table.load();
    List<CheckpointWriter> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new CheckpointWriter(loaded, i, checkpoint));
    }
    for (int i = 0; i < rows; i++) {
      Record row = next.get();
      writers.get(Math.floorMod(row.get(1).hashCode(), WRITERS)).write(row);
    }
    RowDelta delta = loaded.newRowDelta().toBranch(Lanes.INGEST);
    for (CheckpointWriter writer : writers) {
      WriteResult files = writer.complete();
      List.of(files.dataFiles()).forEach(delta::addRows);
      List.of(files.deleteFiles()).forEach(delta::addDeletes);
    }
    delta
        .set(LaneProperties.SINK_JOB_ID, "bench")
        .set(LaneProperties.SINK_OPERATOR_ID, "bench")
        .set(LaneProperties.SINK_CHECKPOINT_ID, Long.toString(checkpoint))
        .set(LaneProperties.SINK_UPSERTS, "true")
        .commit();
  }
}
