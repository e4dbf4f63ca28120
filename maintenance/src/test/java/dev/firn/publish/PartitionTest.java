package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.WriteMode;
import dev.firn.publish.lane.Halt;
import java.io.IOException;
import java.util.List;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.ContentFileUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {2, 3})
class PartitionTest {
  private static final PublishedTable BY_ID_AND_PART =
      new PublishedTable(WriteMode.UPSERT, List.of("id", "part"), null);
  private static final Expression IN_P = Expressions.equal("part", "p");
  private static final Expression IN_Q = Expressions.equal("part", "q");

  private final StreamedTable table;

  PartitionTest(int formatVersion) {
    table = StreamedTable.partitioned(formatVersion);
  }

  private SimulatedSink sink() {
    return new SimulatedSink(table.load(), List.of("id", "part"), Integer.MAX_VALUE);
  }

  @Test
  void deletesApplyUnderPartitionFilters() throws IOException {
    LanePublisher publisher = table.publisher(BY_ID_AND_PART);
    table.commit(
        "a",
        1,
        sink()
            .upsert(row(1L, "p", "a", 0L))
            .upsert(row(2L, "p", "b", 0L))
            .upsert(row(3L, "q", "c", 0L))
            .upsert(row(4L, "q", "d", 0L))
            .complete());
    publisher.publish(table.load());
    table.commit(
        "a", 2, sink().upsert(row(1L, "p", "e", 0L)).delete(row(3L, "q", "", 0L)).complete());

    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=e", "2=b", "4=d");
    assertThat(table.rows(IN_P)).containsExactly("1=e", "2=b");
    assertThat(table.rows(IN_Q)).containsExactly("4=d");
    assertDeletesAreOfTheirFiles();
  }

  @Test
  void deletesApplyUnderPartitionFiltersAfterTheSpecEvolved() throws IOException {
    LanePublisher publisher = table.publisher(BY_ID_AND_PART);
    table.commit(
        "a", 1, sink().upsert(row(1L, "p", "a", 0L)).upsert(row(2L, "p", "b", 0L)).complete());
    publisher.publish(table.load());
    table.load().updateSpec().addField(Expressions.bucket("id", 4)).commit();
    table.commit(
        "a", 2, sink().upsert(row(1L, "p", "c", 0L)).upsert(row(3L, "q", "d", 0L)).complete());

    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=c", "2=b", "3=d");
    assertThat(table.rows(IN_P)).containsExactly("1=c", "2=b");
    assertThat(table.rows(Expressions.equal("id", 1L))).containsExactly("1=c");
    assertDeletesAreOfTheirFiles();
  }

  @Test
  void keyMovingPartitionAcrossCheckpoints() {
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    table.commit(
        "a", 1, sink().upsert(row(1L, "p", "a", 0L)).upsert(row(2L, "p", "b", 0L)).complete());
    publisher.publish(table.load());
    table.commit("a", 2, sink().upsert(row(1L, "q", "moved", 0L)).complete());
    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("1=moved", "2=b");
    assertThat(table.rows(IN_P)).containsExactly("2=b");

    table.commit("a", 3, sink().delete(row(1L, "p", "", 0L)).complete());
    publisher.publish(table.load());
    assertThat(table.rows()).as("a late delete of the old place").containsExactly("1=moved", "2=b");

    table.commit("a", 4, sink().delete(row(1L, "q", "", 0L)).complete());
    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("2=b");
  }

  /** So few rows of many that the index keeps their entries. */
  @Test
  void deletesOfKeysWhoseFileSomebodyHasRemoved() {
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    SimulatedSink first = sink().upsert(row(1L, "p", "a", 0L));
    for (long id = 2; id <= 9; id++) {
      first.upsert(row(id, "q", "b", 0L));
    }
    table.commit("a", 1, first.complete());
    publisher.publish(table.load());
    table.load().newDelete().deleteFromRowFilter(IN_P).commit();
    table.commit(
        "a", 2, sink().delete(row(1L, "p", "", 0L)).upsert(row(2L, "q", "c", 0L)).complete());

    publisher.publish(table.load());

    assertThat(table.rows())
        .containsExactly("2=c", "3=b", "4=b", "5=b", "6=b", "7=b", "8=b", "9=b");
  }

  @Test
  void keyMovingPartitionWithinACheckpointIsDecidedByTheVersion() {
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID_VERSIONED);
    SimulatedSink.Files newer = sink().upsert(row(1L, "p", "newer", 6L)).complete();
    SimulatedSink.Files older = sink().upsert(row(1L, "q", "older", 5L)).complete();
    table.commit("a", 1, newer.and(older));

    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=newer");
  }

  @Test
  void keyMovingPartitionWithinACheckpointHaltsWithoutAVersion() {
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    table.commit("a", 1, sink().upsert(row(2L, "p", "b", 0L)).complete());
    table.commit(
        "a", 2, sink().upsert(row(1L, "p", "a", 0L)).upsert(row(1L, "q", "b", 0L)).complete());

    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
    Publication publication = publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("2=b");
    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Halted.class,
            halted -> {
              assertThat(halted.halt().cause()).isEqualTo(Halt.Cause.ORDER_UNKNOWN);
              assertThat(halted.halt().reason())
                  .contains("have one key, came in one checkpoint, and there is no version column");
            });
  }

  /** The spec and the partition of each delete file are those of the one file that it names. */
  private void assertDeletesAreOfTheirFiles() throws IOException {
    try (CloseableIterable<FileScanTask> tasks = table.load().newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        for (DeleteFile delete : task.deletes()) {
          assertThat(ContentFileUtil.referencedDataFileLocation(delete))
              .isEqualTo(task.file().location());
          assertThat(delete.specId()).isEqualTo(task.file().specId());
          assertThat(delete.partition()).isEqualTo(task.file().partition());
        }
      }
    }
  }
}
