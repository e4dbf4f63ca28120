package dev.firn.publish.delete;

import dev.firn.index.DeleteForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;

/** The deletes that the keeper wrote for one commit, and may have to take back. */
public final class WrittenDeletes {
  private final Table table;
  private final Map<String, DeleteFile> byDataFile = new HashMap<>();

  private WrittenDeletes(Table table) {
    this.table = table;
  }

  /**
   * Writes all, or throws and leaves none.
   *
   * @param form that was planned with: a table of another format version refuses the commit
   */
  public static WrittenDeletes write(
      Table table, DeleteForm form, List<DeadPositions> dead, Executor writers) {
    WrittenDeletes written = new WrittenDeletes(table);
    switch (form) {
      case FILES -> written.writeFiles(dead, writers);
      case VECTORS -> written.writeVectors(dead);
    }
    return written;
  }

  private void writeFiles(List<DeadPositions> dead, Executor writers) {
    DeleteFileWriter writer = new DeleteFileWriter(table);
    List<CompletableFuture<DeleteFile>> files = new ArrayList<>();
    for (DeadPositions positions : dead) {
      files.add(CompletableFuture.supplyAsync(() -> writer.write(positions), writers));
    }
    RuntimeException failure = null;
    for (int i = 0; i < files.size(); i++) {
      try {
        byDataFile.put(dead.get(i).file().location(), files.get(i).join());
      } catch (CompletionException e) {
        failure = e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
    if (failure != null) {
      takeBack();
      throw failure;
    }
  }

  private void writeVectors(List<DeadPositions> dead) {
    if (dead.isEmpty()) {
      return;
    }
    String name = FileFormat.PUFFIN.addExtension("firn-deletes-" + UUID.randomUUID());
    String location = table.locationProvider().newDataLocation(name);
    try {
      byDataFile.putAll(new VectorFileWriter(table).write(dead, location));
    } catch (RuntimeException e) {
      takeBack(location);
      throw e;
    }
  }

  /** By the location of the data file. */
  public Map<String, DeleteFile> byDataFile() {
    return Map.copyOf(byDataFile);
  }

  /** Deletes the files, which no snapshot names: of a commit either all are named or none. */
  public void takeBack() {
    byDataFile.values().stream().map(DeleteFile::location).distinct().forEach(this::takeBack);
  }

  private void takeBack(String location) {
    UnusedFiles.delete(table, List.of(location));
  }
}
