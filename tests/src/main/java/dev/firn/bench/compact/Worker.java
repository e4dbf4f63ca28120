package dev.firn.bench.compact;

import dev.firn.bench.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that is told what to do, one line each, and answers each line with one that begins with
 * {@code done:}, once it is done. It ends when its input does.
 */
final class Worker implements AutoCloseable {
  private static final Duration MAX_END = Duration.ofSeconds(30);
  private static final String DONE = "done:";

  private final Process process;
  private final Path log;
  private final BufferedReader answers;
  private final PrintStream questions;

  private Worker(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /**
   * Starts a process.
   *
   * @param environment in the place of all AWS settings of this one
   * @param log for its standard error
   */
  static Worker start(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    try {
      return new Worker(builder.start(), log);
    } catch (IOException e) {
      throw new BenchException("Cannot start %s: %s".formatted(command.getFirst(), e), e);
    }
  }

  /** Has it do something, and returns what it says of it. */
  String ask(String line) {
    questions.println(line);
    try {
      for (String answer = answers.readLine(); answer != null; answer = answers.readLine()) {
        if (answer.startsWith(DONE)) {
          return answer.substring(DONE.length()).strip();
        }
      }
    } catch (IOException e) {
      throw new BenchException("Cannot hear the answer to '%s': %s".formatted(line, e), e);
    }
    throw new BenchException(
        "Cannot go on: the process that was told '%s' has ended; its log is %s"
            .formatted(line, log));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    questions.close();
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
