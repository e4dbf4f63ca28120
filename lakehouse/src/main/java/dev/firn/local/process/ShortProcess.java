package dev.firn.local.process;

import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a process that ends by itself. */
public final class ShortProcess {

  private ShortProcess() {}

  /** Runs it to its end, its output appended to the log; refuses an exit code other than 0. */
  public static void run(Launch launch, Path log, Duration limit) {
    var builder =
        new ProcessBuilder(launch.command())
            .directory(launch.workingDirectory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      await(process, launch, log, limit);
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot start " + launch.command().getFirst(), problem);
    }
  }

  private static void await(Process process, Launch launch, Path log, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw failure(launch, log, "it did not end within " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw failure(launch, log, "exit code " + process.exitValue());
      }
    } catch (InterruptedException problem) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LocalException(Category.USER, "Cannot wait: interrupted", problem);
    }
  }

  private static LocalException failure(Launch launch, Path log, String reason) {
    String last = String.join("\n  ", new PartLog(log).tail(5));
    return new LocalException(
        Category.EXTERNAL,
        "Cannot run %s: %s; its log is %s\n  %s"
            .formatted(String.join(" ", launch.command()), reason, log, last));
  }
}
