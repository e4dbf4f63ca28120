package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {2, 3})
class LanePublisherTest {
  @Parameter private int formatVersion;

  @Test
  void publishesUpsertsAsPositionsAndMovesTheLane() {
    StreamedTable table = StreamedTable.unpartitioned(formatVersion);
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    table.commit("a", 1, table.sink().upsert(row(1, "a")).upsert(row(2, "b")).complete());
    Publication first = publisher.publish(table.load());
    assertThat(first).isInstanceOf(Publication.Published.class);
    assertThat(((Publication.Published) first).moved()).isTrue();
    table.commit("a", 2, table.sink().upsert(row(1, "c")).delete(row(2, "")).complete());
    table.commit("a", 3, table.sink().upsert(row(3, "d")).upsert(row(3, "e")).complete());

    Publication second = publisher.publish(table.load());

    assertThat(second).isInstanceOf(Publication.Published.class);
    assertThat(table.rows()).containsExactly("1=c", "3=e");
    assertThat(table.lane().snapshotId()).isEqualTo(table.mainHead().snapshotId());
    assertThat(table.committedCheckpoint("a", "operator")).isEqualTo(3);
    table.assertMainIsClean();
    assertThat(publisher.publish(table.load())).isEqualTo(new Publication.Nothing());
  }
}
