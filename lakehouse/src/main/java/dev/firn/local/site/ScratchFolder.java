package dev.firn.local.site;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is emptied before every use, of a demo or a benchmark. It carries a mark, so that
 * only what such a one has made is ever deleted, never a topology that somebody works with. While
 * it is open no other process can use it: a second one would stop what the first one runs.
 */
public final class ScratchFolder implements AutoCloseable {
  private final Path root;
  private final Path mark;
  private final FileChannel claim;

  private ScratchFolder(Path root, Path mark, FileChannel claim) {
    this.root = root;
    this.mark = mark;
    this.claim = claim;
  }

  /**
   * Makes the folder, marks it as the owner's and keeps others out until it is closed; the system
   * lets them in when this process dies.
   *
   * @param owner who makes and empties it, in one word: {@code demo}
   * @throws LocalException if it holds something that no such owner has made, or one is using it
   */
  public static ScratchFolder claim(Path root, String owner) {
    Path mark = root.resolve("made-by-" + owner);
    if (Files.exists(root) && !isEmpty(root) && Files.notExists(mark)) {
      throw new LocalException(
          Category.USER,
          "Cannot run a %s in %s: it holds what no %s has made; name another folder by --dir"
              .formatted(owner, root, owner));
    }
    try {
      Files.createDirectories(root);
      return new ScratchFolder(root, mark, mark(root, mark, owner));
    } catch (IOException e) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot use %s: %s".formatted(root, LocalDirectory.reason(e)), e);
    }
  }

  /** Writes by the channel that holds the lock: closing another one of the file would free it. */
  private static FileChannel mark(Path root, Path mark, String owner) throws IOException {
    FileChannel channel = FileChannel.open(mark, CREATE, WRITE);
    try {
      if (!ProcessLock.take(channel)) {
        throw new LocalException(
            Category.USER,
            "Cannot run a %s in %s: another one is running there; wait for its end, or name another"
                    .formatted(owner, root)
                + " folder by --dir");
      }
      String text = "The next %s deletes everything in this folder.%n".formatted(owner);
      channel.truncate(0).write(StandardCharsets.UTF_8.encode(text));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Deletes all that an earlier use has left. */
  public void empty() {
    try {
      Files.walkFileTree(root, new Deletion(root, mark));
    } catch (IOException e) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot empty %s: %s".formatted(root, LocalDirectory.reason(e)), e);
    }
  }

  /** Lets others in. */
  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new LocalException(
          Category.EXTERNAL,
          "Cannot let go of %s: %s".formatted(root, LocalDirectory.reason(e)),
          e);
    }
  }

  private static boolean isEmpty(Path root) {
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
