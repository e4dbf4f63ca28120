package dev.firn.expire;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.WriteMode;
import dev.firn.publish.CatalogKind;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Publication;
import dev.firn.publish.PublishedTable;
import dev.firn.publish.SimulatedSink;
import dev.firn.publish.StreamedTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Iceberg's own clean-up deletes although it is live (docs/protocol.md, H3). */
class LiveFilesSurviveTest {

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void sharedPuffinSurvivesExpiryOfOnlyMainHistory(CatalogKind kind) throws IOException {
    StreamedTable table =
        StreamedTable.in(kind.create(), StreamedTable.SCHEMA, PartitionSpec.unpartitioned(), 3);
    SimulatedSink sink = table.sink(2);
    for (int id = 0; id < 4; id++) {
      sink.insert(row(id, "v"));
    }
    List<DataFile> data = sink.complete().data();
    Table loaded = table.load();
    data.forEach(file -> loaded.newAppend().appendFile(file).commit());
    List<DeleteFile> shared = deletionVectors(loaded, data, 0);
    assertThat(shared).hasSize(2);
    assertThat(shared.get(0).location()).isEqualTo(shared.get(1).location());
    RowDelta both = loaded.newRowDelta();
    shared.forEach(both::addDeletes);
    both.commit();
    DeleteFile replaced =
        shared.stream()
            .filter(it -> data.get(0).location().equals(it.referencedDataFile()))
            .findFirst()
            .orElseThrow();
    RowDelta replace =
        loaded
            .newRowDelta()
            .validateFromSnapshot(loaded.currentSnapshot().snapshotId())
            .removeDeletes(replaced);
    deletionVectors(loaded, List.of(data.get(0)), 1).forEach(replace::addDeletes);
    replace.commit();
    publishOneRow(table);
    List<String> before = table.rows();
    MovableClock clock = new MovableClock();
    clock.pass(Duration.ofHours(1));

    ExpiryResult result = expireAll(table, clock);

    assertThat(result.files().deleteFiles()).isZero();
    assertThat(table.load().snapshots()).hasSize(1);
    assertThat(table.rows()).isEqualTo(before).hasSize(2);
  }

  /** An outside writer brings a removed file back; its snapshots go in all orders. */
  @ParameterizedTest
  @CsvSource({"METADATA_CAS,1", "METADATA_CAS,3", "METADATA_CAS,5", "REST,1", "REST,3", "REST,5"})
  void doublyAddedDataFilesSurviveEveryExpiryOrder(CatalogKind kind, int keptFirst) {
    ExpiredTable expired = new ExpiredTable(kind.create(), keptFirst);
    expired.upsertAndPublish(1, "a");
    Table loaded = expired.table.load();
    DataFile file = ExpiredTable.added(loaded);
    loaded.newDelete().deleteFile(file).commit();
    loaded.newAppend().appendFile(file).commit();
    expired.upsertAndPublish(2, "b");
    expired.clock.pass(Duration.ofMinutes(11));

    expired.expireAll();
    expired.assertAllReadable();
    expired.upsertAndPublish(3, "c");
    expired.upsertAndPublish(4, "d");
    expired.clock.pass(Duration.ofDays(1));
    expired.expireAll();

    assertThat(expired.table.rows()).containsExactly("1=a", "2=b", "3=c", "4=d");
    expired.assertAllReadable();
  }

  private static List<DeleteFile> deletionVectors(Table table, List<DataFile> files, long position)
      throws IOException {
    OutputFileFactory factory =
        OutputFileFactory.builderFor(table, 1, System.nanoTime()).format(FileFormat.PUFFIN).build();
    BaseDVFileWriter writer = new BaseDVFileWriter(factory, path -> null);
    try (writer) {
      for (DataFile file : files) {
        for (long at = 0; at <= position; at++) {
          writer.delete(file.location(), at, table.spec(), file.partition());
        }
      }
    }
    return new ArrayList<>(writer.result().deleteFiles());
  }

  /** So that the keeper's marker is on main's head. */
  private static void publishOneRow(StreamedTable table) {
    table.commit("job", 1, table.sink().insert(row(9, "stream")).complete());
    LanePublisher publisher =
        table.publisher(new PublishedTable(WriteMode.APPEND, List.of(), null));
    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
  }

  private static ExpiryResult expireAll(StreamedTable table, MovableClock clock) {
    ExpiryPolicy policy =
        new ExpiryPolicy(
            Duration.ZERO, 1, 1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10), clock);
    ExpiryRunner runner =
        new ExpiryRunner(
            table::load, policy, StreamedTable.FILES, dev.firn.files.RemovalProgress.SILENT);
    ExpiryPlanner planner = new ExpiryPlanner(policy);
    runner.run(planner.plan(table.load()));
    clock.pass(Duration.ofMinutes(11));
    ExpiryResult result = runner.run(planner.plan(table.load()));
    assertThat(result.troubles()).isEmpty();
    return result;
  }
}
