package dev.firn.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a long command writes its report as JSON.
 *
 * @param path null if none is wanted
 */
public record ReportFile(@Nullable Path path) {

  /**
   * Makes sure of the file, before the work that is reported.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void claim() {
    write("");
  }

  /**
   * Writes the report.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(String text) {
    if (path == null) {
      return;
    }
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write %s: %s".formatted(path, e), e);
    }
  }
}
