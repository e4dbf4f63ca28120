package dev.firn.ingest;

import dev.firn.sink.StartState;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * A completed checkpoint or savepoint, as its metadata says.
 *
 * @param path what Flink restores from
 */
record Checkpoint(String path, StartState.Restored state) {
  static final String METADATA = "_metadata";

  /**
   * Reads the metadata.
   *
   * @param folder folder of the checkpoint, or the metadata file itself
   * @throws IOException if it is missing, cut off or of another format
   */
  static Checkpoint read(Path folder) throws IOException {
    Path metadata = folder.getName().equals(METADATA) ? folder : new Path(folder, METADATA);
    FileSystem files = metadata.getFileSystem();
    try (DataInputStream in = new DataInputStream(files.open(metadata))) {
      return new Checkpoint(folder.toString(), state(in, folder));
    } catch (FileNotFoundException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException("its metadata is not readable: " + e.getMessage(), e);
    }
  }

  private static StartState.Restored state(DataInputStream in, Path folder) throws IOException {
    CheckpointMetadata metadata =
        Checkpoints.loadCheckpointMetadata(
            in, Checkpoint.class.getClassLoader(), folder.toString());
    return new StartState.Restored(
        metadata.getCheckpointId(),
        metadata.getOperatorStates().stream()
            .map(operator -> operator.getOperatorID().toHexString())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
