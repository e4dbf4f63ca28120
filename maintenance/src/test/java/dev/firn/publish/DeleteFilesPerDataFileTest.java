package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.index.LiveFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.ContentFileUtil;
import org.junit.jupiter.api.Test;

/** H24: few delete files a data file, and few written for each publication. */
class DeleteFilesPerDataFileTest {
  private static final int ROWS = 30;

  private final StreamedTable table = StreamedTable.unpartitioned();

  @Test
  void growsToEightThenMerges() throws Exception {
    publishRows();
    List<Integer> counts = new ArrayList<>();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    for (int id = 0; id < 20; id++) {
      if (id == 5) {
        publisher = table.publisher(StreamedTable.BY_ID);
      }
      Publication publication = replace(publisher, id);
      assertThat(((Publication.Published) publication).counts().deleteFilesWritten()).isEqualTo(1);
      counts.add(deletesOfFirstFile(table.load()).size());
      assertThat(table.rows()).hasSize(ROWS).contains(id + "=new").doesNotContain(id + "=old");
    }

    assertThat(counts).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4);
  }

  @Test
  void dropsADataFileWithAllItsDeleteFiles() throws Exception {
    publishRows();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    for (int id = 0; id < ROWS; id++) {
      replace(publisher, id);
    }

    assertThat(table.mainHead().summary())
        .containsEntry("total-delete-files", "0")
        .containsEntry("total-data-files", "" + ROWS);
  }

  @Test
  void theIndexKnowsAllOfThem() throws Exception {
    publishRows();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    replace(publisher, 1);
    replace(publisher, 2);
    Table loaded = table.load();
    List<String> deletes =
        deletesOfFirstFile(loaded).stream().map(DeleteFile::location).sorted().toList();

    for (LanePublisher any : List.of(publisher, table.publisher(StreamedTable.BY_ID))) {
      LiveFile file = any.index(loaded).file(firstFile(loaded).file().location()).orElseThrow();
      assertThat(file.ownDeletes())
          .extracting(DeleteFile::location)
          .containsExactlyInAnyOrderElementsOf(deletes);
      assertThat(file.dead().toArray()).containsExactly(1, 2);
    }
  }

  private void publishRows() {
    SimulatedSink sink = table.sink();
    for (int id = 0; id < ROWS; id++) {
      sink.upsert(StreamedTable.row(id, "old"));
    }
    table.commit("job", 1, sink.complete());
    table.publisher(StreamedTable.BY_ID).publish(table.load());
  }

  private Publication replace(LanePublisher publisher, int id) {
    table.commit("job", id + 2, table.sink().upsert(StreamedTable.row(id, "new")).complete());
    return publisher.publish(table.load());
  }

  private static List<DeleteFile> deletesOfFirstFile(Table table) throws Exception {
    List<DeleteFile> deletes = firstFile(table).deletes();
    assertThat(deletes).allMatch(ContentFileUtil::isFileScoped);
    return deletes;
  }

  private static FileScanTask firstFile(Table table) throws Exception {
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        if (task.file().recordCount() == ROWS) {
          return task;
        }
      }
    }
    throw new AssertionError("the first data file is gone");
  }
}
