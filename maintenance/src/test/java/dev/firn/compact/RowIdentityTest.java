package dev.firn.compact;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.LanePublisher;
import dev.firn.publish.SimulatedSink;
import dev.firn.publish.StreamedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.TypeUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of format version 3 are the same rows after a rewrite (docs/protocol.md, H27). */
class RowIdentityTest {
  private record Identity(Long rowId, Long lastUpdated) {}

  private static Compactor compactor(LanePublisher publisher, Sorting sorting) {
    CompactionPolicy policy =
        new CompactionPolicy(1 << 20, 1, 2, 1, 0.1, 1, sorting, 1 << 22, 8, Duration.ZERO, 0.1);
    return new Compactor(publisher, policy, Runnable::run, () -> Pace.FULL, Clock.systemUTC());
  }

  @ParameterizedTest
  @EnumSource
  void isCarriedThroughRewritesOfRewrites(Sorting sorting) {
    StreamedTable table = StreamedTable.unpartitioned(3);
    table.load().replaceSortOrder().desc("value").commit();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    for (int i = 1; i < 5; i++) {
      publish(table, publisher, 2 * i, 10);
      publish(table, publisher, 2 * i + 1, 2 * i);
      Map<String, Identity> before = identities(table.load());
      assertThat(before.values()).doesNotHaveDuplicates().hasSize(10);

      compact(table, compactor(publisher, sorting));

      assertThat(table.mainHead().operation()).isEqualTo("replace");
      assertThat(identities(table.load())).isEqualTo(before);
    }
  }

  @Test
  void rowsFromBeforeAnUpgradeGetOneEachAndKeepIt() {
    StreamedTable table = StreamedTable.unpartitioned(2);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, 10);
    publish(table, publisher, 2, 3);
    table.load().updateProperties().set("format-version", "3").commit();

    compact(table, compactor(publisher, Sorting.NEVER));

    Map<String, Identity> first = identities(table.load());
    assertThat(first.values()).doesNotHaveDuplicates().doesNotContainNull().hasSize(10);
    assertThat(first.values()).extracting(Identity::rowId).doesNotContainNull();
    publish(table, publisher, 3, 2);
    Map<String, Identity> before = identities(table.load());
    compact(table, compactor(publisher, Sorting.NEVER));
    assertThat(identities(table.load())).isEqualTo(before);
  }

  @Test
  void sortingOnDiskCarriesIt() {
    Schema schema = MetadataColumns.schemaWithRowLineage(StreamedTable.SCHEMA);
    StreamedTable table = StreamedTable.unpartitioned(3);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    publish(table, publisher, 1, 10);
    table.load().replaceSortOrder().desc("value").commit();
    Map<String, Identity> sorted = new TreeMap<>();
    try (RecordSorter sorter = new RecordSorter(schema, table.load().sortOrder(), Pace.FULL, 300)) {
      read(table.load(), record -> sorter.add(record.copy()));
      sorter.forEachSorted((record, arrival) -> add(record, sorted));
    }

    assertThat(sorted).isEqualTo(identities(table.load())).hasSize(10);
  }

  private static void publish(StreamedTable table, LanePublisher publisher, int n, int rows) {
    SimulatedSink sink = table.sink(4);
    for (int id = 0; id < rows; id++) {
      sink.upsert(row(id, "v" + n + "." + id));
    }
    table.commit("job", n, sink.complete());
    publisher.publish(table.load());
  }

  private static void compact(StreamedTable table, Compactor compactor) {
    compactor.start(table.load(), compactor.plan(table.load()));
    assertThat(compactor.isBusy()).isTrue();
    while (compactor.isBusy()) {
      assertThat(compactor.commitNext(table.load()).orElseThrow())
          .isInstanceOf(CompactionResult.Compacted.class);
    }
  }

  /** As readers see them, by {@code id=value}. */
  private static Map<String, Identity> identities(Table table) {
    Map<String, Identity> identities = new TreeMap<>();
    read(table, record -> add(record, identities));
    return identities;
  }

  private static void add(Record record, Map<String, Identity> identities) {
    identities.put(
        record.getField("id") + "=" + record.getField("value"),
        new Identity(
            (Long) record.getField("_row_id"),
            (Long) record.getField("_last_updated_sequence_number")));
  }

  private static void read(Table table, java.util.function.Consumer<Record> rows) {
    Schema schema =
        TypeUtil.join(
            table.schema(),
            new Schema(MetadataColumns.ROW_ID, MetadataColumns.LAST_UPDATED_SEQUENCE_NUMBER));
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).project(schema).build()) {
      records.forEach(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
