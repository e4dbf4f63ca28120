package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lanes;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Equality deletes are left unread only where their number proves that the rows tell all keys. */
class CountedDeletesTest {
  private final StreamedTable table = StreamedTable.unpartitioned();
  private final LanePublisher publisher = table.publisher(StreamedTable.BY_ID);

  @BeforeEach
  void publishTwoRows() {
    table.commit(
        "job",
        1,
        table
            .sink()
            .upsert(StreamedTable.row(1, "a"))
            .upsert(StreamedTable.row(2, "b"))
            .complete());
    publisher.publish(table.load());
  }

  @Test
  void areNotReadWhereAllRowsAreUpserts() {
    SimulatedSink.Files files = table.sink().upsert(StreamedTable.row(1, "new")).complete();
    Table loaded = table.load();
    files.deletes().stream()
        .filter(file -> file.content() == FileContent.EQUALITY_DELETES)
        .map(DeleteFile::location)
        .forEach(loaded.io()::deleteFile);
    table.commit("job", 2, files);

    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
    assertThat(table.rows()).containsExactly("1=new", "2=b");
  }

  @Test
  void areReadWhereAKeyIsDeletedToo() {
    table.commit(
        "job",
        2,
        table.sink().upsert(StreamedTable.row(3, "c")).delete(StreamedTable.row(1, "")).complete());

    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("2=b", "3=c");
  }

  @Test
  void areReadWhereARowOfTheSameCheckpointIsDeleted() {
    table.commit(
        "job",
        2,
        table
            .sink()
            .upsert(StreamedTable.row(3, "c"))
            .upsert(StreamedTable.row(1, "d"))
            .delete(StreamedTable.row(1, ""))
            .complete());

    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("2=b", "3=c");
  }

  @Test
  void areReadWhereTheWriterDoesNotSayHowItWrites() {
    SimulatedSink.Files files =
        table.sink().insert(StreamedTable.row(3, "c")).delete(StreamedTable.row(1, "")).complete();
    RowDelta delta = table.load().newRowDelta().toBranch(Lanes.INGEST);
    files.data().forEach(delta::addRows);
    files.deletes().forEach(delta::addDeletes);
    delta.commit();

    publisher.publish(table.load());
    assertThat(table.rows()).containsExactly("2=b", "3=c");
  }
}
