package dev.firn.reprocess.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The job of a replay as a process: a Flink cluster in a JVM of its own, or whatever brings the job
 * to a cluster and waits for its end. Standard input stays open as long as this process lives, and
 * the job in a JVM ends with it.
 */
public final class ReplayProcess {
  private final List<String> command;
  private final Map<String, String> environment;
  private volatile @Nullable Process running;
  private volatile boolean cancelled;

  /**
   * Not started yet.
   *
   * @param command to which the job's arguments are added
   * @param environment added to that of this process
   */
  public ReplayProcess(List<String> command, Map<String, String> environment) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Runs the job to its end.
   *
   * @param staging table that takes the rows
   * @param progress is told how many events were read so far
   * @throws ReplayException if it fails; it may have written to the staging table then
   */
  public ReplayEvents run(ReplayPlan plan, String staging, LongConsumer progress) {
    List<String> all = new ArrayList<>(command);
    all.addAll(plan.arguments(staging));
    try {
      Path log = Files.createTempFile("firn-replay-", ".log");
      ReplayEvents events = run(all, log, new ReplayOutput(progress));
      Files.delete(log);
      return events;
    } catch (IOException e) {
      throw new ReplayException("Cannot run the job: " + e.getMessage(), e);
    }
  }

  /** Ends the job, if it runs; {@link #run} then fails. */
  public void cancel() {
    cancelled = true;
    Process process = running;
    if (process != null) {
      end(process);
    }
  }

  /** By its handle, which leaves its output to be read to the end. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.toHandle().destroy();
  }

  private ReplayEvents run(List<String> all, Path log, ReplayOutput output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    running = process;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      if (cancelled) {
        end(process);
      }
      lines.lines().forEach(output::line);
      int exitCode = process.waitFor();
      if (exitCode != 0 || !output.isDone()) {
        throw new ReplayException(problem(exitCode, output, log));
      }
      return output.events();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplayException("Cannot wait for the job: interrupted", e);
    } finally {
      process.destroy();
    }
  }

  private String problem(int exitCode, ReplayOutput output, Path log) {
    if (cancelled) {
      return "Cannot finish the replay: it was stopped";
    }
    if (!output.failure().isEmpty()) {
      return "Cannot finish the replay: %s; its log is %s".formatted(output.failure(), log);
    }
    return "Cannot finish the replay: the job ended with exit code %d %s; its log is %s"
        .formatted(
            exitCode,
            output.isDone() ? "after it was done" : "and did not say that it was done",
            log);
  }
}
