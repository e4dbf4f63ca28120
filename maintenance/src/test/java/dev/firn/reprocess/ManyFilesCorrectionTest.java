package dev.firn.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.index.FollowProgress;
import dev.firn.index.memory.IndexMemory;
import dev.firn.lake.WriteMode;
import dev.firn.publish.FoldLimits;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Publication;
import dev.firn.publish.PublishedTable;
import dev.firn.publish.SimulatedSink;
import dev.firn.publish.StreamedTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A composite key, several hundred data files, and keys of the correction on disk. */
class ManyFilesCorrectionTest {
  private static final PublishedTable BY_ID_AND_PART =
      new PublishedTable(WriteMode.UPSERT, List.of("id", "part"), null);
  private static final int ROWS = 2_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void everyRowIsWhatItMustBe(int formatVersion) {
    PartitionSpec spec = PartitionSpec.builderFor(StreamedTable.SCHEMA).identity("part").build();
    StreamedTable table =
        StreamedTable.in(StreamedTable.inMemory(), StreamedTable.SCHEMA, spec, formatVersion);
    Random random = new Random(formatVersion);
    LanePublisher keeper =
        new LanePublisher(
            table::load,
            BY_ID_AND_PART,
            FoldLimits.DEFAULT,
            StreamedTable.FILES,
            FollowProgress.SILENT);
    List<String> wanted = new ArrayList<>();
    publish(table, keeper, 1, ROWS, "old", id -> true);
    Reprocessing corrections =
        new Reprocessing(
            table::load,
            BY_ID_AND_PART,
            new ReprocessingConfig(
                StreamedTable.FILES,
                IndexMemory.spilling(1 << 12, folder),
                Duration.ofDays(1),
                Duration.ofDays(1),
                3,
                Duration.ZERO,
                Duration.ZERO,
                Clock.systemUTC()));
    corrections.start("tax", AsOf.now(), CorrectedFixture.ANN);
    SimulatedSink computed = table.sink(7);
    boolean[] corrected = new boolean[ROWS];
    boolean[] changed = new boolean[ROWS];
    for (int id = 0; id < ROWS; id++) {
      corrected[id] = random.nextInt(3) == 0;
      changed[id] = random.nextInt(5) == 0;
      if (corrected[id]) {
        computed.insert(row(id, "corrected"));
      }
      String value = changed[id] ? "new" : corrected[id] ? "corrected" : "old";
      wanted.add(id + "=" + value);
    }
    corrections.adopt("tax", CorrectedRows.of(computed.complete().data()));
    publish(table, keeper, 2, ROWS, "new", id -> changed[id]);

    corrections.publish("tax", CorrectedFixture.ANN);

    wanted.sort(null);
    assertThat(table.rows()).isEqualTo(wanted);
    table.assertMainIsClean();
  }

  private static Record row(int id, String value) {
    return StreamedTable.row((long) id, "p" + id % 3, value, 0L);
  }

  private static void publish(
      StreamedTable table,
      LanePublisher keeper,
      long checkpoint,
      int rows,
      String value,
      java.util.function.IntPredicate ids) {
    SimulatedSink sink = sink(table);
    for (int id = 0; id < rows; id++) {
      if (ids.test(id)) {
        sink.upsert(row(id, value));
      }
    }
    table.commit("job", checkpoint, sink.complete());
    assertThat(keeper.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  private static SimulatedSink sink(StreamedTable table) {
    return SimulatedSink.of(table.load(), List.of("id", "part"), 8);
  }
}
