package dev.firn.compact;

import dev.firn.publish.delete.UnusedFiles;
import dev.firn.publish.replace.FileReplacement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptingFileIO;

/** The files that one rewrite creates, to be taken back if it fails. Owned by one thread. */
final class NewFiles {
  private final Table table;
  private final FileGroup group;
  private final String prefix = "firn-compact-" + UUID.randomUUID() + "-";
  private final List<String> locations = new ArrayList<>();

  NewFiles(Table table, FileGroup group) {
    this.table = table;
    this.group = group;
  }

  EncryptedOutputFile next() {
    String name = FileFormat.PARQUET.addExtension(prefix + locations.size());
    String location =
        group.spec().isUnpartitioned()
            ? table.locationProvider().newDataLocation(name)
            : table.locationProvider().newDataLocation(group.spec(), group.partition(), name);
    locations.add(location);
    return EncryptingFileIO.combine(table.io(), table.encryption())
        .newEncryptingOutputFile(location);
  }

  /** Deletes all of them. */
  void takeBack() {
    UnusedFiles.delete(table, locations);
  }

  /** Deletes the new files of a replacement that was never tried. */
  static void delete(Table table, FileReplacement replacement) {
    UnusedFiles.delete(table, replacement.added().stream().map(DataFile::location).toList());
  }
}
