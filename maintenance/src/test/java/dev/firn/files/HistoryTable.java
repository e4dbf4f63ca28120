package dev.firn.files;

import dev.firn.publish.StreamedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Types;

/** A table whose random history names data and delete files that nobody ever wrote. */
final class HistoryTable {
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));

  final Table table;
  private final Random random;
  private final List<DataFile> live = new ArrayList<>();
  private final List<DataFile> removed = new ArrayList<>();
  private int names;

  HistoryTable(Random random) {
    this.random = random;
    InMemoryCatalog catalog = StreamedTable.inMemory();
    catalog.createNamespace(Namespace.of("db"));
    table =
        catalog
            .buildTable(TableIdentifier.of("db", "h" + System.nanoTime()), SCHEMA)
            .withProperty("format-version", "2")
            .withProperty("commit.manifest.min-count-to-merge", "4")
            .create();
    append(1);
  }

  /** One more snapshot. */
  void commit() {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> append(1 + random.nextInt(3));
      case 3 -> append(100);
      case 4 -> delete();
      case 5 -> overwrite();
      case 6 -> addAgain();
      default -> table.rewriteManifests().clusterBy(file -> 0).commit();
    }
  }

  /** Adds files, and deletes of rows in them. */
  void append(int count) {
    var delta = table.newRowDelta();
    for (int i = 0; i < count; i++) {
      DataFile file = data("d" + names++);
      live.add(file);
      delta.addRows(file);
      if (random.nextBoolean()) {
        delta.addDeletes(deletes("x" + names++));
      }
    }
    delta.commit();
  }

  private void delete() {
    var delete = table.newDelete();
    for (int i = random.nextInt(4); i >= 0 && !live.isEmpty(); i--) {
      DataFile file = live.remove(random.nextInt(live.size()));
      removed.add(file);
      delete.deleteFile(file);
    }
    delete.commit();
  }

  /** Removes the file that came last, so that the manifest of those beside it is written anew. */
  void deleteLast() {
    DataFile file = live.remove(live.size() - 1);
    table.newDelete().deleteFile(file).commit();
  }

  private void overwrite() {
    if (!live.isEmpty()) {
      DataFile old = live.remove(random.nextInt(live.size()));
      removed.add(old);
      DataFile file = data("o" + names++);
      live.add(file);
      table.newOverwrite().deleteFile(old).addFile(file).commit();
    }
  }

  /** What nobody should do: the same file comes back. */
  private void addAgain() {
    if (!removed.isEmpty()) {
      DataFile file = removed.remove(random.nextInt(removed.size()));
      live.add(file);
      table.newAppend().appendFile(file).commit();
    }
  }

  private static DataFile data(String name) {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath("memory:/files/" + name + ".parquet")
        .withFileSizeInBytes(10)
        .withRecordCount(1)
        .build();
  }

  private static DeleteFile deletes(String name) {
    return FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
        .ofPositionDeletes()
        .withPath("memory:/files/" + name + ".parquet")
        .withFileSizeInBytes(10)
        .withRecordCount(1)
        .build();
  }

  List<Snapshot> snapshots() {
    List<Snapshot> snapshots = new ArrayList<>();
    table.snapshots().forEach(snapshots::add);
    return snapshots;
  }

  static Set<String> manifests(List<Snapshot> snapshots, FileIO io) {
    Set<String> manifests = new TreeSet<>();
    snapshots.forEach(
        snapshot -> snapshot.allManifests(io).forEach(manifest -> manifests.add(manifest.path())));
    return manifests;
  }

  /** Live files of these snapshots, as Iceberg's own readers tell. */
  Set<String> files(List<Snapshot> snapshots, FileIO io) {
    Set<String> files = new TreeSet<>();
    snapshots.forEach(
        snapshot -> snapshot.allManifests(io).forEach(manifest -> addFiles(manifest, io, files)));
    return files;
  }

  private void addFiles(ManifestFile manifest, FileIO io, Set<String> files) {
    try (ManifestReader<? extends ContentFile<?>> reader =
        manifest.content() == ManifestContent.DATA
            ? ManifestFiles.read(manifest, io, table.specs())
            : ManifestFiles.readDeleteManifest(manifest, io, table.specs())) {
      reader.forEach(file -> files.add(file.location()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
