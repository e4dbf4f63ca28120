package dev.firn.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.sink.StartState;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir Path root;

  private CheckpointFolder folder() {
    return new CheckpointFolder(root.toUri().toString());
  }

  private Path checkpoint(String path, long id) throws IOException {
    Path chk = Files.createDirectories(root.resolve(path).resolve("chk-" + id));
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(chk.resolve("_metadata")))) {
      Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(id, List.of(), List.of()), out);
    }
    return chk;
  }

  private static Optional<StartState.Restored> state(CheckpointFolder.Place place) {
    return place.from().map(Checkpoint::state);
  }

  private static StartState.Restored restored(long id) {
    return new StartState.Restored(id, Set.of());
  }

  @Test
  void beginsWithTheFirstGeneration() throws IOException {
    CheckpointFolder.Place place = new CheckpointFolder(root.resolve("new").toString()).newest();

    assertThat(place.from()).isEmpty();
    assertThat(place.folder()).endsWith("/generation-1");
  }

  @Test
  void goesOnFromTheHighestNumberOfAnyJobOfTheNewestGeneration() throws IOException {
    checkpoint("generation-9/a", 100);
    checkpoint("generation-10/a", 9);
    checkpoint("generation-10/b", 10);
    Files.createDirectories(root.resolve("generation-10/b/chk-11"));
    Files.createDirectories(root.resolve("generation-10/b/shared"));

    CheckpointFolder.Place place = folder().newest();

    assertThat(state(place)).contains(restored(10));
    assertThat(place.folder()).endsWith("/generation-10");
  }

  @Test
  void goesBackBehindADamagedCheckpointInANewGeneration() throws IOException {
    checkpoint("generation-1/a", 1);
    Files.write(checkpoint("generation-1/a", 2).resolve("_metadata"), new byte[] {1, 2, 3});

    CheckpointFolder.Place place = folder().newest();

    assertThat(state(place)).contains(restored(1));
    assertThat(place.folder()).endsWith("/generation-2");
  }

  @Test
  void goesBackBehindAGenerationThatNeverCompletedACheckpoint() throws IOException {
    checkpoint("generation-1/a", 1);
    Files.createDirectories(root.resolve("generation-2/b/chk-1"));

    assertThat(state(folder().newest())).contains(restored(1));
  }

  @Test
  void startsANewGenerationWithoutState() throws IOException {
    checkpoint("generation-1/a", 1);

    assertThat(folder().inNewGeneration(Optional.empty()).folder()).endsWith("/generation-2");
  }
}
