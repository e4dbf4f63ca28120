package dev.firn.compact;

import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.util.ContentFileUtil;

/** A data file of main as a plan sees it. */
record Candidate(FileScanTask task) {

  DataFile file() {
    return task.file();
  }

  long bytes() {
    return file().fileSizeInBytes();
  }

  /** Dead rows by the counts of its own delete files; others are read only by the rewrite. */
  long deadRows() {
    long dead = 0;
    for (DeleteFile delete : task.deletes()) {
      dead += ContentFileUtil.isFileScoped(delete) ? delete.recordCount() : 0;
    }
    return Math.min(dead, file().recordCount());
  }

  double deadShare() {
    return file().recordCount() == 0 ? 0 : (double) deadRows() / file().recordCount();
  }

  /** Bytes that the live rows take, about. */
  long liveBytes() {
    return (long) (bytes() * (1 - deadShare()));
  }
}
