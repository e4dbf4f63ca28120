package dev.firn.publish;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.lane.Halt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {2, 3})
class DoubledCheckpointTest {
  private final StreamedTable table;
  private final LanePublisher publisher;

  DoubledCheckpointTest(int formatVersion) {
    table = StreamedTable.unpartitioned(formatVersion);
    publisher = table.publisher(StreamedTable.BY_ID);
  }

  @Test
  void checkpointCommittedTwiceIsPublishedOnceWhenAdjacent() {
    SimulatedSink.Files files = table.sink().upsert(row(1, "a")).upsert(row(2, "b")).complete();
    table.commit("a", 1, files);
    publisher.publish(table.load());
    long again = table.commit("a", 1, files).snapshotId();

    Publication publication = publisher.publish(table.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Published.class,
            published -> assertThat(published.marker().through()).isEqualTo(again));
    assertThat(table.rows()).containsExactly("1=a", "2=b");
    assertThat(table.lane().snapshotId()).isEqualTo(table.mainHead().snapshotId());
  }

  @Test
  void checkpointCommittedTwiceIsPublishedOnceWhenFolded() {
    SimulatedSink.Files files = table.sink().upsert(row(1, "a")).upsert(row(2, "b")).complete();
    table.commit("a", 1, files);
    table.commit("a", 1, files);
    table.commit("a", 2, table.sink().upsert(row(2, "c")).complete());

    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=a", "2=c");
    table.assertMainIsClean();
  }

  @Test
  void checkpointCommittedTwiceIsPublishedOnceAfterCompaction() throws Exception {
    SimulatedSink.Files files = table.sink().upsert(row(1, "a")).upsert(row(2, "b")).complete();
    table.commit("a", 1, files);
    publisher.publish(table.load());
    compact();
    table.commit("a", 1, files);

    publisher.publish(table.load());
    table.commit("a", 2, table.sink().upsert(row(1, "c")).complete());
    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("1=c", "2=b");
  }

  @Test
  void checkpointCommittedTwiceIsPublishedOnceByAKeeperThatStartedBetween() {
    SimulatedSink.Files files = table.sink().upsert(row(1, "a")).complete();
    table.commit("a", 1, files);
    publisher.publish(table.load());
    table.commit("a", 2, table.sink().upsert(row(1, "b")).complete());
    publisher.publish(table.load());
    table.commit("a", 1, files);

    Publication publication = table.publisher(StreamedTable.BY_ID).publish(table.load());

    assertThat(publication).isInstanceOf(Publication.Published.class);
    assertThat(table.rows()).containsExactly("1=b");
  }

  @Test
  void haltsWhenAnOldCheckpointBringsNewFiles() {
    table.commit("a", 5, table.sink().upsert(row(1, "a")).complete());
    publisher.publish(table.load());
    table.commit("a", 3, table.sink().upsert(row(2, "b")).complete());

    Publication publication = publisher.publish(table.load());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Halted.class,
            halted -> {
              assertThat(halted.halt().cause()).isEqualTo(Halt.Cause.UNFIT_SNAPSHOT);
              assertThat(halted.halt().reason()).contains("checkpointId=3");
            });
    assertThat(table.rows()).containsExactly("1=a");
  }

  @Test
  void haltsWhenSomeFilesOfANewCheckpointAreKnown() {
    SimulatedSink.Files known = table.sink().upsert(row(1, "a")).complete();
    table.commit("a", 1, known);
    publisher.publish(table.load());
    SimulatedSink.Files fresh = table.sink().upsert(row(2, "b")).complete();
    table.commit("a", 2, known.and(fresh));

    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Halted.class);
  }

  /** Rewrites all of main into one file, as an outside engine may. */
  private void compact() throws Exception {
    List<DataFile> old = new ArrayList<>();
    List<DeleteFile> deletes = new ArrayList<>();
    Table loaded = table.load();
    try (CloseableIterable<FileScanTask> tasks = loaded.newScan().planFiles()) {
      tasks.forEach(task -> {
        old.add(task.file());
        deletes.addAll(task.deletes());
      });
    }
    SimulatedSink sink = table.sink();
    for (String shown : table.rows()) {
      int equals = shown.indexOf('=');
      sink.insert(row(Long.parseLong(shown.substring(0, equals)), shown.substring(equals + 1)));
    }
    RewriteFiles rewrite = loaded.newRewrite();
    old.forEach(rewrite::deleteFile);
    Set.copyOf(deletes).forEach(rewrite::deleteFile);
    sink.complete().data().forEach(rewrite::addFile);
    rewrite.commit();
  }
}
