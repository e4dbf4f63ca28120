package dev.firn.tests;

import dev.firn.local.site.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code firn} as a process of its own, as the script starts it. */
record FirnProcess(Process process, Path output) {

  static FirnProcess start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    Path home = Installation.current().home();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfirn.home=" + home,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                home.resolve("lakehouse/target/firn-lakehouse.jar")
                    + ":"
                    + home.resolve("lakehouse/target/lib")
                    + "/*",
                "dev.firn.cli.Firn"));
    command.addAll(List.of(args));
    Path output = Files.createTempFile(folder, "firn", ".out");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new FirnProcess(builder.start(), output);
  }

  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
