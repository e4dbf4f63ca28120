package dev.firn.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Progress in a file that is replaced as a whole, so that a kill at any moment leaves a good one.
 * It names the workload, because a position means nothing in another one.
 */
public final class CheckpointFile implements Checkpoint {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private final Path file;
  private final ReplayOptions options;
  private long position;

  private CheckpointFile(Path file, ReplayOptions options, long position) {
    this.file = file;
    this.options = options;
    this.position = position;
  }

  /** Starts at the beginning; an earlier file is replaced with the first progress. */
  public static CheckpointFile fresh(Path file, ReplayOptions options) {
    return new CheckpointFile(file, options, 0);
  }

  /**
   * Goes on where the file says; at the beginning if there is none.
   *
   * @throws ReplayException if the file is of another workload or cannot be read
   */
  public static CheckpointFile resume(Path file, ReplayOptions options) {
    if (Files.notExists(file)) {
      return fresh(file, options);
    }
    Content content = read(file);
    if (!content.options().equals(options)) {
      throw new ReplayException(
          "Cannot resume from %s: it is of %s, not of %s"
              .formatted(file, content.options(), options));
    }
    return new CheckpointFile(file, options, content.position());
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void advance(long newPosition) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(next, JSON.writeValueAsBytes(new Content(options, newPosition)));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ReplayException("Cannot keep the progress in %s: %s".formatted(file, e), e);
    }
    position = newPosition;
  }

  private static Content read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Content.class);
    } catch (JacksonException e) {
      throw new ReplayException(
          "Cannot resume from %s: %s; delete it to start again"
              .formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new ReplayException("Cannot resume from %s: %s".formatted(file, e), e);
    }
  }

  /** What the file holds. */
  private record Content(ReplayOptions options, long position) {}
}
