package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.index.LiveFile;
import dev.firn.index.MainIndex;
import dev.firn.index.PositionMap;
import dev.firn.index.RewrittenFile;
import dev.firn.publish.lane.Marker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** An index that was told of rewrites answers as one that has read the rewritten files. */
@ParameterizedClass
@ValueSource(ints = {2, 3})
class ReplacedFilesTest {
  private static final int KEYS = 40;

  private final StreamedTable table;
  private final Map<Long, String> model = new HashMap<>();
  private final AtomicInteger filesRead = new AtomicInteger();
  private final LanePublisher publisher;
  private int values;
  private long checkpoint;

  ReplacedFilesTest(int formatVersion) {
    table = StreamedTable.unpartitioned(formatVersion);
    publisher =
        new LanePublisher(
            table::load,
            StreamedTable.BY_ID,
            FoldLimits.DEFAULT,
            StreamedTable.FILES,
            (files, all) -> filesRead.incrementAndGet());
  }

  @Test
  void publishesOnWithoutReadingRewrittenFiles() throws Exception {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 25; round++) {
      publish(random);
      if (random.nextBoolean()) {
        compact(random);
      }
      assertThat(table.rows()).isEqualTo(expected());
    }
    assertThat(filesRead).hasValue(0);
  }

  @Test
  void refusesAMapThatLosesARow() throws Exception {
    publish(new Random(1));
    MainIndex index = publisher.index(table.load());
    DataFile file = liveFiles().get(0);
    long snapshot = index.snapshotId().orElseThrow();
    RewrittenFile empty = new RewrittenFile(file, List.of(), all(file));

    assertThatThrownBy(
            () -> index.replace(List.of(file.location()), List.of(empty), (f, m) -> {}, snapshot))
        .hasMessageMatching("Cannot replace .*: its row \\d+ has no new place");
    assertThat(index.snapshotId()).contains(snapshot);
    publish(new Random(2));
    assertThat(table.rows()).isEqualTo(expected());
  }

  @Test
  void refusesAMapThatResurrectsARow() throws Exception {
    publish(new Random(1));
    publish(new Random(2));
    MainIndex index = publisher.index(table.load());
    LiveFile file =
        liveFiles().stream()
            .map(live -> index.file(live.location()).orElseThrow())
            .filter(live -> !live.dead().isEmpty())
            .findFirst()
            .orElseThrow();
    RewrittenFile copy = new RewrittenFile(file.file(), List.of(), new RoaringBitmap());
    PositionMap identity =
        (location, moves) -> {
          for (int i = 0; i < file.file().recordCount(); i++) {
            moves.moved(i, 0, i);
          }
        };

    assertThatThrownBy(() -> index.replace(List.of(file.location()), List.of(copy), identity, 1L))
        .hasMessageMatching("Cannot replace .*: its row \\d+ is dead and lives in .*");
  }

  private static RoaringBitmap all(DataFile file) {
    RoaringBitmap all = new RoaringBitmap();
    all.add(0L, file.recordCount());
    return all;
  }

  private void publish(Random random) {
    SimulatedSink sink = table.sink(1 + random.nextInt(12));
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      long id = random.nextInt(KEYS);
      if (random.nextInt(6) == 0) {
        sink.delete(StreamedTable.row(id, null));
        model.remove(id);
      } else {
        String value = "v" + values++;
        sink.upsert(StreamedTable.row(id, value));
        model.put(id, value);
      }
    }
    table.commit("job", ++checkpoint, sink.complete());
    Publication publication = publisher.publish(table.load());
    assertThat(publication).isInstanceOf(Publication.Published.class);
  }

  private List<String> expected() {
    return model.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).sorted().toList();
  }

  private List<DataFile> liveFiles() throws Exception {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.load().newScan().planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    }
    return files;
  }

  /** Rewrites some files in any order of rows, while the stream goes on. */
  private void compact(Random random) throws Exception {
    List<DataFile> old = liveFiles();
    Collections.shuffle(old, random);
    List<DataFile> chosen = old.subList(0, Math.min(old.size(), 1 + random.nextInt(5)));
    MainIndex index = publisher.index(table.load());
    List<String> locations = chosen.stream().map(DataFile::location).toList();
    List<Moved> rows = rows(locations);
    Collections.shuffle(rows, random);
    int cut = rows.isEmpty() ? 0 : random.nextInt(rows.size());
    List<List<Moved>> parts =
        List.of(rows.subList(0, cut), rows.subList(cut, rows.size())).stream()
            .filter(part -> !part.isEmpty())
            .toList();
    List<DataFile> written = parts.stream().map(this::write).toList();

    publish(random);

    replace(publisher.index(table.load()), locations, written, parts);
    assertThat(index).isSameAs(publisher.index(table.load()));
  }

  private record Moved(String file, int position, Record row) {}

  private List<Moved> rows(List<String> locations) throws Exception {
    List<Moved> rows = new ArrayList<>();
    org.apache.iceberg.Schema schema =
        org.apache.iceberg.types.TypeUtil.join(
            StreamedTable.SCHEMA,
            new org.apache.iceberg.Schema(MetadataColumns.FILE_PATH, MetadataColumns.ROW_POSITION));
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(table.load()).project(schema).build()) {
      for (Record row : records) {
        String file = row.getField("_file").toString();
        if (locations.contains(file)) {
          rows.add(new Moved(file, ((Long) row.getField("_pos")).intValue(), row.copy()));
        }
      }
    }
    return rows;
  }

  private DataFile write(List<Moved> rows) {
    SimulatedSink sink = table.sink();
    rows.forEach(moved ->
        sink.insert(
            StreamedTable.row(
                (Long) moved.row().getField("id"), moved.row().getField("value").toString())));
    // Rows of one key are never twice in one rewrite, so that nothing is deleted here.
    return sink.complete().data().get(0);
  }

  private void replace(
      MainIndex index, List<String> locations, List<DataFile> written, List<List<Moved>> parts) {
    Table loaded = table.load();
    List<String> present =
        locations.stream().filter(location -> index.file(location).isPresent()).toList();
    if (present.size() < locations.size()) {
      return;
    }
    List<RewrittenFile> files = new ArrayList<>();
    RewriteFiles rewrite =
        loaded.newRewrite().validateFromSnapshot(loaded.currentSnapshot().snapshotId());
    for (int i = 0; i < written.size(); i++) {
      DataFile file = written.get(i);
      RoaringBitmap dead = new RoaringBitmap();
      for (int j = 0; j < parts.get(i).size(); j++) {
        Moved moved = parts.get(i).get(j);
        if (index.file(moved.file()).orElseThrow().dead().contains(moved.position())) {
          dead.add(j);
        }
      }
      rewrite.addFile(file);
      files.add(
          new RewrittenFile(
              file,
              dead.isEmpty()
                  ? List.of()
                  : List.of(
                      Vectors.deletes(loaded, file, dead.stream().mapToLong(p -> p).toArray())),
              dead));
    }
    files.forEach(file -> file.deletes().forEach(rewrite::addFile));
    locations.forEach(location -> {
      LiveFile live = index.file(location).orElseThrow();
      rewrite.deleteFile(live.file());
      live.ownDeletes().forEach(rewrite::deleteFile);
    });
    Map<String, String> carried = new HashMap<>();
    Marker.from(loaded.currentSnapshot().summary())
        .ifPresent(marker -> carried.putAll(marker.toSummary()));
    carried.forEach(rewrite::set);
    rewrite.commit();
    index.replace(locations, files, map(parts), table.mainHead().snapshotId());
  }

  private static PositionMap map(List<List<Moved>> parts) {
    return (location, moves) ->
        parts.stream()
            .flatMap(List::stream)
            .filter(moved -> moved.file().equals(location))
            .sorted(java.util.Comparator.comparingInt(Moved::position))
            .forEach(moved -> {
              for (int i = 0; i < parts.size(); i++) {
                int at = parts.get(i).indexOf(moved);
                if (at >= 0) {
                  moves.moved(moved.position(), i, at);
                }
              }
            });
  }
}
