package dev.firn.local.site;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A small file that is either whole or not there, whenever its writer is killed. */
public record StateFile(Path path) {

  /** What is in it; empty if it is not there. */
  public Optional<String> read() {
    try {
      return Optional.of(Files.readString(path));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException problem) {
      throw failure("read", problem);
    }
  }

  /** Replaces it as a whole. */
  public void write(String text) {
    Path next = path.resolveSibling(path.getFileName() + ".next");
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(next, text);
      Files.move(next, path, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException problem) {
      throw failure("write", problem);
    }
  }

  /** Removes it, if it is there. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException problem) {
      throw failure("delete", problem);
    }
  }

  private LocalException failure(String verb, IOException problem) {
    return new LocalException(
        Category.EXTERNAL,
        "Cannot %s %s: %s".formatted(verb, path, LocalDirectory.reason(problem)),
        problem);
  }
}
