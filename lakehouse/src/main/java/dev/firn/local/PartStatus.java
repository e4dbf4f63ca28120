package dev.firn.local;

import dev.firn.local.process.ProcessIdentity;
import dev.firn.local.process.ResidentMemory;
import dev.firn.local.site.PartName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a part is at one moment.
 *
 * @param pid empty unless it runs
 * @param port the port that users connect to; empty for a part without one
 * @param uptime empty unless it runs
 * @param residentBytes memory that it holds; empty unless it runs and the system tells
 */
public record PartStatus(
    PartName part,
    State state,
    OptionalLong pid,
    Optional<Integer> port,
    Optional<Duration> uptime,
    OptionalLong residentBytes,
    Path log) {

  /** In which of four ways. */
  public enum State {
    /** It serves. */
    RUNNING,
    /** Its process lives, but it does not serve. */
    UNHEALTHY,
    /** Its process ended without having been asked. */
    DEAD,
    /** It was stopped, or never started. */
    STOPPED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static PartStatus of(
      PartName part,
      State state,
      Optional<ProcessIdentity> process,
      Optional<Integer> port,
      Path log) {
    return new PartStatus(
        part,
        state,
        process.stream().mapToLong(ProcessIdentity::pid).findFirst(),
        port,
        process.map(identity -> Duration.between(identity.started(), Instant.now())),
        process.map(identity -> ResidentMemory.bytes(identity.pid())).orElse(OptionalLong.empty()),
        log);
  }
}
