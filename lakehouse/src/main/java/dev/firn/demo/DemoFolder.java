package dev.firn.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a demo. It carries a mark, so that only what a demo has made is ever deleted, never
 * a topology that somebody works with.
 */
public record DemoFolder(Path root) {
  private static final String MARK = "made-by-demo";

  /**
   * Makes the folder and marks it as a demo's.
   *
   * @throws DemoException if it holds something that no demo has made
   */
  public void claim() {
    if (Files.exists(root) && !isEmpty() && Files.notExists(root.resolve(MARK))) {
      throw new DemoException(
          "Cannot run a demo in %s: it holds a topology that no demo has made; name another folder by --dir"
              .formatted(root));
    }
    try {
      Files.createDirectories(root);
      Files.writeString(root.resolve(MARK), "The next demo deletes everything in this folder.\n");
    } catch (IOException e) {
      throw new DemoException("Cannot use %s: %s".formatted(root, e), e);
    }
  }

  /** Deletes all that an earlier demo has left. */
  public void empty() {
    claim();
    try {
      Files.walkFileTree(root, new Deletion(root));
    } catch (IOException e) {
      throw new DemoException("Cannot empty %s: %s".formatted(root, e), e);
    }
  }

  private boolean isEmpty() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new DemoException("Cannot look into %s: %s".formatted(root, e), e);
    }
  }

  /** Deletes all but the mark; links are deleted, not followed. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    private final Path root;

    Deletion(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(root.resolve(MARK))) {
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
