package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firn.local.PartStatus;
import dev.firn.local.PartStatus.State;
import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import dev.firn.local.site.FreePorts;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.PartName;
import dev.firn.local.site.SiteChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topology of S3 alone, started by a process that ends. */
class UpCommandIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int INTERRUPT = 2;
  private static final int TERMINATE = 15;

  @TempDir Path folder;
  private final Map<String, String> ports = FreePorts.pick().variables();

  @AfterEach
  void stop() {
    topology().down(Set.of(PartName.S3));
  }

  @Test
  void thePartsOutliveTheCommand() throws Exception {
    FirnProcess up = up();

    assertThat(up.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(up.printed()).contains("s3      runs after");
    assertThat(up.process().exitValue()).isZero();
    assertThat(s3().state()).isEqualTo(State.RUNNING);
    assertThat(topology().status())
        .filteredOn(part -> part.part() != PartName.S3)
        .extracting(PartStatus::state)
        .containsOnly(State.STOPPED);
  }

  @Test
  void anInterruptStopsWhatTheCommandHasStarted() throws Exception {
    FirnProcess up = up();
    awaitProcessOfS3();

    int signal = isInterruptIgnored() ? TERMINATE : INTERRUPT;
    send(signal, up);

    assertThat(up.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(up.process().exitValue()).isEqualTo(128 + signal);
    assertThat(s3().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void aKilledCommandLeavesWhatTheNextOneTakesOver() throws Exception {
    FirnProcess up = up();
    awaitProcessOfS3();
    up.process().destroyForcibly().waitFor();
    long pid = s3().pid().orElseThrow();

    FirnProcess again = up();

    assertThat(again.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(again.printed()).doesNotContain("starts");
    assertThat(again.process().exitValue()).isZero();
    assertThat(s3().pid()).hasValue(pid);
  }

  private FirnProcess up() throws Exception {
    return FirnProcess.start(folder, ports, "up", "s3", "--dir", state().toString());
  }

  private static void send(int signal, FirnProcess firn) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(firn.process().pid())).start().waitFor();
  }

  /** As a shell has it for what it starts in the background, and a process hands on to others. */
  private static boolean isInterruptIgnored() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) >>> (INTERRUPT - 1) & 1) == 1;
  }

  /** Not its status: that asks S3, and may be answered only when the command is through. */
  private void awaitProcessOfS3() {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.exists(state().resolve("pids").resolve("s3")));
  }

  private PartStatus s3() {
    return topology().status().getFirst();
  }

  private Topology topology() {
    return new Topology(
        SiteChoice.asItIs(Installation.current(), new LocalDirectory(state())),
        TopologyListener.silent());
  }

  private Path state() {
    return folder.resolve("state of firn");
  }
}
