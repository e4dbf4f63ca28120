package dev.firn.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delete files that the keeper wrote for one publication, and may have to take back. */
final class WrittenDeletes {
  private static final Logger LOG = LoggerFactory.getLogger(WrittenDeletes.class);

  private final Table table;
  private final Map<String, DeleteFile> byDataFile = new HashMap<>();

  private WrittenDeletes(Table table) {
    this.table = table;
  }

  /** Writes all, or throws and leaves none. */
  static WrittenDeletes write(Table table, List<DeadPositions> dead, Executor writers) {
    DeleteFileWriter writer = new DeleteFileWriter(table);
    List<CompletableFuture<DeleteFile>> files = new ArrayList<>();
    for (DeadPositions positions : dead) {
      files.add(CompletableFuture.supplyAsync(() -> writer.write(positions), writers));
    }
    WrittenDeletes written = new WrittenDeletes(table);
    RuntimeException failure = null;
    for (int i = 0; i < files.size(); i++) {
      try {
        written.byDataFile.put(dead.get(i).file().location(), files.get(i).join());
      } catch (CompletionException e) {
        failure = e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
    if (failure != null) {
      written.takeBack();
      throw failure;
    }
    return written;
  }

  /** By the location of the data file. */
  Map<String, DeleteFile> byDataFile() {
    return Map.copyOf(byDataFile);
  }

  /** Deletes the files, which no snapshot names. */
  void takeBack() {
    for (DeleteFile file : byDataFile.values()) {
      try {
        table.io().deleteFile(file.location());
      } catch (RuntimeException e) {
        LOG.warn("Cannot delete unused file {}: {}", file.location(), e.toString());
      }
    }
  }
}
