package dev.firn.ingest;

import dev.firn.sink.StartState;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * Where the job starts.
 *
 * @param from what to restore; empty for nothing, or when the cluster restores
 * @param checkpoints folder for the checkpoints of this start; empty to leave it to the cluster
 * @param state what is known about the past
 * @param claimed whether the restored checkpoint is the job's own, to remove once it is superseded
 */
record Start(
    Optional<String> from, Optional<String> checkpoints, StartState state, boolean claimed) {

  /**
   * Looks for the checkpoint that the settings ask for.
   *
   * @throws IngestException if it cannot be read
   */
  static Start of(IngestSettings settings) {
    try {
      return settings.newEpoch() ? find(settings).withNewEpoch() : find(settings);
    } catch (IOException e) {
      throw new IngestException(
          IngestException.Code.SOURCE_UNREADABLE,
          "Cannot recover from %s: %s".formatted(place(settings), e.getMessage()),
          e);
    }
  }

  private static Start find(IngestSettings settings) throws IOException {
    Optional<CheckpointFolder> folder = settings.checkpoints().map(CheckpointFolder::new);
    Recover recover = settings.recover();
    if (recover instanceof Recover.Newest && folder.isPresent()) {
      return at(folder.get().newest(), true);
    }
    if (recover instanceof Recover.ByCluster) {
      return new Start(
          Optional.empty(), settings.checkpoints(), new StartState.LeftToCluster(), false);
    }
    Optional<Checkpoint> checkpoint = named(recover);
    return folder.isPresent()
        ? at(folder.get().inNewGeneration(checkpoint), false)
        : new Start(checkpoint.map(Checkpoint::path), Optional.empty(), state(checkpoint), false);
  }

  private static Optional<Checkpoint> named(Recover recover) throws IOException {
    return recover instanceof Recover.From from
        ? Optional.of(Checkpoint.read(new Path(from.path())))
        : Optional.empty();
  }

  private static Start at(CheckpointFolder.Place place, boolean claimed) {
    return new Start(
        place.from().map(Checkpoint::path),
        Optional.of(place.folder()),
        state(place.from()),
        claimed);
  }

  private static StartState state(Optional<Checkpoint> checkpoint) {
    return checkpoint.<StartState>map(Checkpoint::state).orElseGet(StartState.Stateless::new);
  }

  private Start withNewEpoch() {
    return new Start(from, checkpoints, new StartState.Stateless(), claimed);
  }

  private static String place(IngestSettings settings) {
    return settings.recover() instanceof Recover.From from
        ? from.path()
        : settings.checkpoints().orElse("no folder");
  }
}
