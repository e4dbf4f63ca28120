package dev.firn.local;

import dev.firn.local.part.HealthCheck;
import dev.firn.local.part.Part;
import dev.firn.local.process.DetachedProcess;
import dev.firn.local.process.OrphanSearch;
import dev.firn.local.process.PartLog;
import dev.firn.local.process.PidFile;
import dev.firn.local.process.ProcessIdentity;
import dev.firn.local.site.FreePorts;
import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import dev.firn.local.site.PartName;
import dev.firn.local.site.Polling;
import dev.firn.local.site.PortName;
import dev.firn.local.site.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts, watches and stops the process of one part; what it knows is on disk. */
final class PartProcess {

  private static final int LOG_LINES_SHOWN = 15;
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

  private final LocalDirectory directory;
  private final Part part;
  private final Ports ports;
  private final PidFile pidFile;

  PartProcess(LocalDirectory directory, Part part, Ports ports) {
    this.directory = directory;
    this.part = part;
    this.ports = ports;
    this.pidFile = PidFile.of(directory, part.name());
  }

  PartName name() {
    return part.name();
  }

  /** The process if it runs, also one whose pid file was never written. */
  Optional<ProcessIdentity> running() {
    return pidFile
        .read()
        .filter(ProcessIdentity::isAlive)
        .or(() -> new OrphanSearch(directory).find(part.name()));
  }

  /** Starts it, without waiting until it serves. */
  void launch() {
    directory.prepare(part.name());
    part.ports().forEach(this::requireFree);
    var log = new PartLog(directory.log(part.name()));
    log.rotate();
    part.prepare();
    ProcessHandle process = DetachedProcess.start(part.launch(), log.file());
    pidFile.write(ProcessIdentity.of(process));
  }

  /** Waits until it serves; stops it if it does not in time. */
  void awaitHealthy() {
    HealthCheck health = part.health();
    boolean ended =
        Polling.until(part.startTimeout(), () -> health.passes() || running().isEmpty());
    if (ended && running().isPresent()) {
      return;
    }
    String reason =
        ended
            ? "its process ended"
            : "it does not serve after %d s".formatted(part.startTimeout().toSeconds());
    stop();
    throw new LocalException(
        Category.EXTERNAL,
        "Cannot start %s: %s; its log is %s%s"
            .formatted(part.name(), reason, directory.log(part.name()), lastLines()));
  }

  boolean isHealthy() {
    return part.health().passes();
  }

  /** Ends it, by force if asking does not help; returns whether it ran. */
  boolean stop() {
    Optional<ProcessIdentity> running = running();
    running.ifPresent(this::end);
    pidFile.delete();
    return running.isPresent();
  }

  /** Ends it without asking, as a crash would; returns whether it ran. */
  boolean kill() {
    Optional<ProcessIdentity> running = running();
    running.ifPresent(this::kill);
    return running.isPresent();
  }

  PartStatus status() {
    Optional<ProcessIdentity> running = running();
    PartStatus.State state;
    if (running.isPresent()) {
      state = isHealthy() ? PartStatus.State.RUNNING : PartStatus.State.UNHEALTHY;
    } else {
      state = pidFile.exists() ? PartStatus.State.DEAD : PartStatus.State.STOPPED;
    }
    return PartStatus.of(
        part.name(),
        state,
        running,
        part.ports().stream().findFirst().map(ports::number),
        directory.log(part.name()));
  }

  private void end(ProcessIdentity identity) {
    List<ProcessIdentity> family =
        identity.handle().stream()
            .flatMap(ProcessHandle::descendants)
            .map(ProcessIdentity::of)
            .toList();
    identity.handle().ifPresent(ProcessHandle::destroy);
    if (!Polling.until(part.stopTimeout(), () -> !identity.isAlive())) {
      kill(identity);
    }
    family.forEach(this::kill);
  }

  private void kill(ProcessIdentity identity) {
    identity.handle().ifPresent(ProcessHandle::destroyForcibly);
    if (!Polling.until(KILL_TIMEOUT, () -> !identity.isAlive())) {
      throw new LocalException(
          Category.EXTERNAL,
          "Cannot stop %s: process %d survived a kill for %d s"
              .formatted(part.name(), identity.pid(), KILL_TIMEOUT.toSeconds()));
    }
  }

  private void requireFree(PortName port) {
    int number = ports.number(port);
    if (!FreePorts.isFree(number)) {
      throw new LocalException(
          Category.USER,
          "Cannot start %s: port %d is taken by another process; set %s to a free port, or move all ports by --port-offset"
              .formatted(part.name(), number, port.variable()));
    }
  }

  private String lastLines() {
    List<String> lines = new PartLog(directory.log(part.name())).tail(LOG_LINES_SHOWN);
    return lines.isEmpty() ? " (empty)" : "\n  " + String.join("\n  ", lines);
  }
}
