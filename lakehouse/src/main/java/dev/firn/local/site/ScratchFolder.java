package dev.firn.local.site;

import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is emptied before every use, of a demo or a benchmark. It carries a mark, so that
 * only what such a one has made is ever deleted, never a topology that somebody works with.
 *
 * @param owner who makes and empties it, in one word: {@code demo}
 */
public record ScratchFolder(Path root, String owner) {

  /**
   * Makes the folder and marks it as the owner's.
   *
   * @throws LocalException if it holds something that no such owner has made
   */
  public void claim() {
    if (Files.exists(root) && !isEmpty() && Files.notExists(mark())) {
      throw new LocalException(
          Category.USER,
          "Cannot run a %s in %s: it holds what no %s has made; name another folder by --dir"
              .formatted(owner, root, owner));
    }
    try {
      Files.createDirectories(root);
      Files.writeString(
          mark(), "The next %s deletes everything in this folder.%n".formatted(owner));
    } catch (IOException e) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot use %s: %s".formatted(root, LocalDirectory.reason(e)), e);
    }
  }

  /** Deletes all that an earlier use has left. */
  public void empty() {
    claim();
    try {
      Files.walkFileTree(root, new Deletion(root, mark()));
    } catch (IOException e) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot empty %s: %s".formatted(root, LocalDirectory.reason(e)), e);
    }
  }

  private Path mark() {
    return root.resolve("made-by-" + owner);
  }

  private boolean isEmpty() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new LocalException(
          Category.EXTERNAL,
          "Cannot look into %s: %s".formatted(root, LocalDirectory.reason(e)),
          e);
    }
  }

  /** Deletes all but the mark; links are deleted, not followed. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path mark;

    Deletion(Path root, Path mark) {
      this.root = root;
      this.mark = mark;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(mark)) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      if (!folder.equals(root)) {
        Files.delete(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
