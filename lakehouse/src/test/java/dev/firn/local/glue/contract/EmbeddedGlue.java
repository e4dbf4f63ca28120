package dev.firn.local.glue.contract;

import dev.firn.local.glue.GlueConfig;
import dev.firn.local.glue.GlueServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A local endpoint on a directory that goes with it. */
record EmbeddedGlue(GlueServer server, Path data) implements AutoCloseable {
  static EmbeddedGlue start() {
    try {
      Path data = Files.createTempDirectory("glue");
      return new EmbeddedGlue(GlueServer.start(GlueConfig.of(data)), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
