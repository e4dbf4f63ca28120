package dev.firn.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The log of a part: one file since its last start, and the one before that. */
public record PartLog(Path file) {

  /** A log may be huge: only its end is read. */
  private static final int TAIL_BYTES = 1 << 20;

  /** Sets the present log aside, so that a start begins with an empty one. */
  public void rotate() {
    try {
      if (Files.exists(file)) {
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), REPLACE_EXISTING);
      }
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL,
          "Cannot rotate log %s: %s".formatted(file, LocalDirectory.reason(problem)),
          problem);
    }
  }

  /** The last lines, oldest first; empty when there is no log. */
  public List<String> tail(int lines) {
    List<String> all = end().lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /** Passes on every line that is written from now on, until this thread is interrupted. */
  public void follow(Consumer<String> line) {
    new LogFollower(file, line).run();
  }

  private String end() {
    if (!Files.exists(file)) {
      return "";
    }
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, log.length() - TAIL_BYTES);
      var bytes = new byte[(int) (log.length() - start)];
      log.seek(start);
      log.readFully(bytes);
      return new String(bytes, UTF_8);
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL,
          "Cannot read log %s: %s".formatted(file, LocalDirectory.reason(problem)),
          problem);
    }
  }
}
