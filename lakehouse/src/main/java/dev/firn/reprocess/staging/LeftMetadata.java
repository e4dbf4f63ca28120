package dev.firn.reprocess.staging;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Metadata files of staging tables that are in the catalog no more. A folder with metadata files
 * counts as a table of its own, in which nobody looks for orphans; without them its data files are
 * files of the table around it like any others.
 */
record LeftMetadata(FileIO io, List<String> files) {

  /**
   * Those of all staging tables at or below a folder.
   *
   * @param folder with a slash at the end
   */
  static LeftMetadata below(FileIO io, String folder) {
    List<String> files = new ArrayList<>();
    if (io instanceof SupportsPrefixOperations listable) {
      for (FileInfo file : listable.listPrefix(folder)) {
        if (file.location().substring(folder.length()).contains("metadata/")) {
          files.add(file.location());
        }
      }
    }
    return new LeftMetadata(io, files);
  }

  void delete() {
    files.forEach(io::deleteFile);
  }
}
