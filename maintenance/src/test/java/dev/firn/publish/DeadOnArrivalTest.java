package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadOnArrivalTest {
  private final StreamedTable table = StreamedTable.unpartitioned();
  private final LanePublisher publisher = table.publisher(StreamedTable.BY_ID);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void deadOnArrivalRowsNeverEnterIndex(boolean reversed) {
    SimulatedSink rolling = table.sink(2);
    rolling.upsert(row(1, "dead")).upsert(row(2, "b"));
    rolling.upsert(row(1, "live")).upsert(row(3, "c"));
    SimulatedSink.Files files = rolling.complete();
    if (reversed) {
      Collections.reverse(files.data());
    }
    table.commit("a", 1, files);
    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("1=live", "2=b", "3=c");

    table.commit("a", 2, table.sink().upsert(row(1, "newest")).complete());
    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=newest", "2=b", "3=c");
  }

  @Test
  void fileWithDoubleDeletedPositionIsNotDropped() {
    SimulatedSink.Files files = table.sink().upsert(row(1, "a")).upsert(row(2, "b")).complete();
    DataFile file = files.data().get(0);
    List<DeleteFile> deletes = new ArrayList<>(files.deletes());
    deletes.add(SimulatedSink.positionDeletes(table.load(), file, 0));
    deletes.add(SimulatedSink.positionDeletes(table.load(), file, 0));
    table.commit("a", 1, new SimulatedSink.Files(files.data(), deletes));

    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("2=b");
    table.commit("a", 2, table.sink().upsert(row(2, "c")).complete());
    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("2=c");
  }

  @Test
  void fileThatIsAllDeadNeverComesOntoMain() {
    table.commit("a", 1, table.sink().upsert(row(1, "a")).delete(row(1, "")).complete());

    Publication publication = publisher.publish(table.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Published.class,
            published -> {
              assertThat(published.counts().dataFilesAdded()).isZero();
              assertThat(published.counts().rowsDeadOnArrival()).isEqualTo(1);
            });
    assertThat(table.rows()).isEmpty();
    assertThat(table.mainHead().summary()).containsEntry("total-data-files", "0");
  }

  @Test
  void carriesTheSinksOwnDeleteFileAsItIs() {
    SimulatedSink.Files files =
        table.sink().upsert(row(1, "a")).upsert(row(2, "b")).upsert(row(1, "c")).complete();
    table.commit("a", 1, files);

    Publication publication = publisher.publish(table.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Published.class,
            published -> assertThat(published.counts().deleteFilesWritten()).isZero());
    assertThat(table.rows()).containsExactly("1=c", "2=b");
  }

  @Test
  void addsADeleteFileAtEachPublicationAndDropsAllWithTheLastRow() {
    table.commit(
        "a",
        1,
        table.sink().upsert(row(1, "a")).upsert(row(2, "b")).upsert(row(3, "c")).complete());
    publisher.publish(table.load());
    table.commit("a", 2, table.sink().delete(row(1, "")).complete());
    publisher.publish(table.load());
    table.commit("a", 3, table.sink().delete(row(2, "")).complete());
    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("3=c");
    assertThat(table.mainHead().summary())
        .containsEntry("total-delete-files", "2")
        .containsEntry("total-position-deletes", "2");
    table.commit("a", 4, table.sink().delete(row(3, "")).complete());
    publisher.publish(table.load());
    assertThat(table.mainHead().summary())
        .containsEntry("total-delete-files", "0")
        .containsEntry("total-data-files", "0");
  }
}
