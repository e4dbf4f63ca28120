package dev.firn.expire;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.files.RemovalProgress;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Publication;
import dev.firn.publish.StoredFiles;
import dev.firn.publish.StreamedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** A streamed table whose history is expired under a clock that the test moves. */
public final class ExpiredTable {
  public static final Duration FILE_GRACE = Duration.ofHours(1);

  public final StreamedTable table;
  public final MovableClock clock = new MovableClock();
  private final LanePublisher publisher;
  private final String name;
  private ExpiryRunner runner;
  private ExpiryPolicy policy;
  private long checkpoint;

  public ExpiredTable(Catalog catalog) {
    this(catalog, 2);
  }

  /** The last so many snapshots of main are kept, however old. */
  public ExpiredTable(Catalog catalog, int lastSnapshots) {
    name = "t" + UUID.randomUUID().toString().replace("-", "");
    table = StreamedTable.named(catalog, name);
    publisher = table.publisher(StreamedTable.BY_ID);
    policy =
        new ExpiryPolicy(
            Duration.ofMinutes(5),
            lastSnapshots,
            lastSnapshots,
            Duration.ofMinutes(10),
            Duration.ofHours(2),
            FILE_GRACE,
            clock);
    runner = newRunner();
  }

  ExpiryRunner newRunner() {
    return new ExpiryRunner(table::load, policy, StreamedTable.FILES, RemovalProgress.SILENT);
  }

  /** A process that remembers nothing. */
  void restart() {
    runner = newRunner();
  }

  ExpiryPolicy policy() {
    return policy;
  }

  ExpiryPlan plan() {
    return new ExpiryPlanner(policy).plan(table.load());
  }

  public ExpiryResult expire() {
    return runner.run(plan());
  }

  /** Expires, lets the grace pass, and deletes the files. */
  public ExpiryResult expireAll() {
    ExpiryResult expired = expire();
    clock.pass(FILE_GRACE.plusSeconds(1));
    ExpiryResult deleted = expire();
    assertThat(expired.troubles()).isEmpty();
    assertThat(deleted.troubles()).isEmpty();
    return deleted;
  }

  public void upsert(long id, String value) {
    checkpoint++;
    table.commit("job", checkpoint, table.sink().upsert(row(id, value)).complete());
  }

  public void publish() {
    Publication publication = publisher.publish(table.load());
    assertThat(publication).isInstanceOf(Publication.Published.class);
  }

  public void upsertAndPublish(long id, String value) {
    upsert(id, value);
    publish();
  }

  long checkpoint() {
    return checkpoint;
  }

  /** Snapshots of the table. */
  List<Long> snapshots() {
    List<Long> ids = new ArrayList<>();
    table.load().snapshots().forEach(snapshot -> ids.add(snapshot.snapshotId()));
    return ids;
  }

  /** Every snapshot that is kept can be read to the end. */
  public void assertAllReadable() {
    Table loaded = table.load();
    for (Snapshot snapshot : loaded.snapshots()) {
      rows(loaded, snapshot.snapshotId());
    }
  }

  public List<String> rowsAt(long snapshotId) {
    return rows(table.load(), snapshotId);
  }

  private static List<String> rows(Table loaded, long snapshotId) {
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(loaded).useSnapshot(snapshotId).build()) {
      records.forEach(row -> rows.add(row.getField("id") + "=" + row.getField("value")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.sort(null);
    return rows;
  }

  /** A file that the head of main added. */
  static DataFile added(Table table) {
    return SnapshotChanges.builderFor(table).build().addedDataFiles().iterator().next();
  }

  /** Files of the table but for its metadata.json. */
  public List<String> files() {
    List<String> files = StoredFiles.of(table.load(), name);
    files.removeIf(file -> file.endsWith(".metadata.json"));
    return files;
  }
}
