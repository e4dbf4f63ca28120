package dev.firn.bench.compact;

import java.util.List;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;

/**
 * What is compacted.
 *
 * @param deadShare that the deletes were drawn with
 */
record Input(double deadShare, List<DataFile> files, List<DeleteFile> deletes) {

  Input {
    files = List.copyOf(files);
    deletes = List.copyOf(deletes);
  }

  /** Compressed bytes of the data files, which is what counts as input. */
  long bytes() {
    return files.stream().mapToLong(ContentFile::fileSizeInBytes).sum();
  }

  long deleteBytes() {
    return deletes.stream().mapToLong(ContentFile::fileSizeInBytes).sum();
  }

  long rows() {
    return files.stream().mapToLong(ContentFile::recordCount).sum();
  }

  long liveRows() {
    return rows() - deletes.stream().mapToLong(ContentFile::recordCount).sum();
  }

  /** For names of tables and figures. */
  String label() {
    return deadShare == 0 ? "live" : "dead" + Math.round(100 * deadShare);
  }
}
