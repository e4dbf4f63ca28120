package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.iceberg.PartitionSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendTableTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void everyRowIsKept(int formatVersion) {
    StreamedTable table =
        StreamedTable.in(
            StreamedTable.inMemory(),
            StreamedTable.SCHEMA,
            PartitionSpec.unpartitioned(),
            formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.APPENDED);
    SimulatedSink.Files first = table.sink().insert(row(1, "a")).complete();
    table.commit("a", 1, first.and(table.sink().insert(row(1, "b")).complete()));
    publisher.publish(table.load());
    SimulatedSink.Files second = table.sink().insert(row(1, "c")).complete();
    table.commit("a", 2, second);
    table.commit("a", 2, second);

    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=a", "1=b", "1=c");
    assertThat(table.lane().snapshotId()).isEqualTo(table.mainHead().snapshotId());
    assertThat(publisher.publish(table.load())).isEqualTo(new Publication.Nothing());
    assertThat(publisher.indexSize().rows()).isZero();
  }
}
