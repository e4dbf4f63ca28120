package dev.firn.bench.ingest;

import dev.firn.bench.BenchException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A job in a process of its own. */
final class JobProcess implements AutoCloseable {
  private static final Duration MAX_END = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;

  private JobProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static JobProcess start(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile()).environment().putAll(environment);
    try {
      return new JobProcess(builder.start(), log);
    } catch (IOException e) {
      throw new BenchException("Cannot start %s: %s".formatted(command.getFirst(), e), e);
    }
  }

  /** Throws if it has ended. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new BenchException(
          "Cannot go on: the job ended with code %d; its log is %s"
              .formatted(process.exitValue(), log));
    }
  }

  /** All of it so far, its start included. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(MAX_END.toMillis(), TimeUnit.MILLISECONDS)) {
        var _ = process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      var _ = process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
