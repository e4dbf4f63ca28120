package dev.firn.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import dev.firn.local.site.Polling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a log as it grows; begins anew when a restart replaces it by a shorter one. */
final class LogFollower {

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Path file;
  private final Consumer<String> listener;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long position;

  LogFollower(Path file, Consumer<String> listener) {
    this.file = file;
    this.listener = listener;
  }

  void run() {
    try {
      position = Files.exists(file) ? Files.size(file) : 0;
      while (!Thread.currentThread().isInterrupted()) {
        readOn();
        Polling.pause();
      }
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL,
          "Cannot follow log %s: %s".formatted(file, LocalDirectory.reason(problem)),
          problem);
    }
  }

  private void readOn() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    if (Files.size(file) < position) {
      position = 0;
      line.reset();
    }
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(position);
      var chunk = new byte[CHUNK_BYTES];
      for (int count = log.read(chunk); count > 0; count = log.read(chunk)) {
        position += count;
        take(chunk, count);
      }
    }
  }

  private void take(byte[] chunk, int count) {
    for (int i = 0; i < count; i++) {
      if (chunk[i] == '\n') {
        listener.accept(line.toString(UTF_8));
        line.reset();
      } else {
        line.write(chunk[i]);
      }
    }
  }
}
