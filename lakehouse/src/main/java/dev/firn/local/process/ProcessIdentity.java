package dev.firn.local.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One process, and no other that the system gave the same pid later.
 *
 * @param started when the system says that it started
 */
public record ProcessIdentity(long pid, Instant started) {

  /** The system derives start times from its clock, which may be set a little meanwhile. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(3);

  /** That process as the system describes it now. */
  public static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(
        process.pid(), process.info().startInstant().orElseGet(Instant::now));
  }

  /** The process, empty when it has ended. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> isSame(process) && !isZombie());
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return handle().isPresent();
  }

  private boolean isSame(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(instant -> Duration.between(instant, started).abs().compareTo(CLOCK_TOLERANCE) <= 0)
        .orElse(true);
  }

  /**
   * Ended, but its parent has not asked for its exit code: seen in containers without an init. A
   * first thread that has ended while others still end does not count: they hold ports and locks.
   */
  private boolean isZombie() {
    Path process = Path.of("/proc", Long.toString(pid));
    if (!Files.exists(process)) {
      return false;
    }
    try (var threads = Files.newDirectoryStream(process.resolve("task"))) {
      String line = Files.readString(process.resolve("stat"));
      boolean ended = line.startsWith("Z", line.lastIndexOf(')') + 2);
      return ended && StreamSupport.stream(threads.spliterator(), false).count() <= 1;
    } catch (IOException | DirectoryIteratorException gone) {
      return true;
    }
  }
}
