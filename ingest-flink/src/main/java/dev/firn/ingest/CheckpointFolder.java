package dev.firn.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which a lake's job keeps its checkpoints, over all of its restarts:
 *
 * <pre>
 *   checkpoints/generation-3/JOB ID/chk-17/_metadata
 * </pre>
 *
 * <p>Flink numbers the checkpoints of a job that was restored onwards, and those of a job without
 * state from 1 again. So every start that does not go on from the newest checkpoint begins a new
 * generation, and the newest checkpoint is the one with the highest number in the highest
 * generation that has any: no clock decides.
 *
 * <p>A checkpoint without metadata was never completed. One whose metadata cannot be read is
 * skipped, with a warning, for the one before: its events are read again, which is harmless (see
 * {@code EpochChoice}: a sink that committed more than the checkpoint has takes a new epoch). One
 * that is damaged deeper fails the job when it starts; {@code --recover none} or an older path is
 * then the way on.
 */
final class CheckpointFolder {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
  private static final Pattern GENERATION = Pattern.compile("generation-(\\d{1,9})");
  private static final Pattern COMPLETED = Pattern.compile("chk-(\\d{1,18})");

  private final Path root;

  CheckpointFolder(String uri) {
    this.root = new Path(uri);
  }

  /** Where a job starts, and where it goes on to write. */
  record Place(Optional<Checkpoint> from, String folder) {}

  private record Numbered(long number, Path path) {}

  /** The newest readable checkpoint and its generation; a new generation if there is none. */
  Place newest() throws IOException {
    for (Numbered generation : generations()) {
      List<Numbered> checkpoints = checkpoints(generation.path);
      for (int i = 0; i < checkpoints.size(); i++) {
        Optional<Checkpoint> read = read(checkpoints.get(i).path);
        if (read.isPresent()) {
          return i == 0 ? new Place(read, generation.path.toString()) : inNewGeneration(read);
        }
      }
    }
    return inNewGeneration(Optional.empty());
  }

  /** A new generation, from a checkpoint of any place or from none. */
  Place inNewGeneration(Optional<Checkpoint> from) throws IOException {
    long last = generations().stream().mapToLong(Numbered::number).max().orElse(0);
    return new Place(from, new Path(root, "generation-" + (last + 1)).toString());
  }

  private List<Numbered> generations() throws IOException {
    return numbered(root, GENERATION);
  }

  private List<Numbered> checkpoints(Path generation) throws IOException {
    List<Numbered> all = new ArrayList<>();
    for (FileStatus job : list(generation)) {
      for (Numbered checkpoint : numbered(job.getPath(), COMPLETED)) {
        if (isComplete(checkpoint.path)) {
          all.add(checkpoint);
        }
      }
    }
    all.sort(Comparator.comparingLong(Numbered::number).reversed());
    return all;
  }

  private static boolean isComplete(Path checkpoint) throws IOException {
    return checkpoint.getFileSystem().exists(new Path(checkpoint, Checkpoint.METADATA));
  }

  private static Optional<Checkpoint> read(Path path) {
    try {
      return Optional.of(Checkpoint.read(path));
    } catch (IOException e) {
      LOG.warn(
          "Cannot read checkpoint {}: {}; going back to the one before, events since then are read again",
          path,
          e.getMessage() == null ? e.toString() : e.getMessage());
      return Optional.empty();
    }
  }

  /** Folders whose name matches, highest number first. */
  private static List<Numbered> numbered(Path folder, Pattern pattern) throws IOException {
    List<Numbered> found = new ArrayList<>();
    for (FileStatus status : list(folder)) {
      Matcher matcher = pattern.matcher(status.getPath().getName());
      if (matcher.matches()) {
        found.add(new Numbered(Long.parseLong(matcher.group(1)), status.getPath()));
      }
    }
    found.sort(Comparator.comparingLong(Numbered::number).reversed());
    return found;
  }

  private static List<FileStatus> list(Path folder) throws IOException {
    try {
      FileSystem files = folder.getFileSystem();
      FileStatus[] statuses = files.exists(folder) ? files.listStatus(folder) : null;
      return statuses == null ? List.of() : List.of(statuses);
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
