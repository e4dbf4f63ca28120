package dev.firn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.local.part.Part;
import dev.firn.local.process.PidFile;
import dev.firn.local.process.ProcessIdentity;
import dev.firn.local.site.FreePorts;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartProcessTest {

  @TempDir Path root;
  private LocalSite site;
  private PartProcess process;

  @BeforeEach
  void chooseSite() {
    site =
        new LocalSite(
            new Installation(root),
            new LocalDirectory(root.resolve("state")),
            FreePorts.pick(),
            root.resolve("lake.yaml"),
            Map.of());
    process = processOf(ChildPart.that("serve", site));
  }

  @AfterEach
  void stop() {
    process.kill();
  }

  @Test
  void startsAndStops() {
    process.launch();
    process.awaitHealthy();
    assertThat(process.status().state()).isEqualTo(PartStatus.State.RUNNING);
    assertThat(process.status().pid()).isPresent();
    assertThat(process.status().port()).contains(site.ports().number(PortName.S3));
    assertThat(process.status().residentBytes()).isPresent();
    assertThat(site.directory().log(PartName.S3)).content().contains("child serve");

    assertThat(process.stop()).isTrue();

    assertThat(process.status().state()).isEqualTo(PartStatus.State.STOPPED);
    assertThat(process.stop()).isFalse();
  }

  @Test
  void anotherInstanceFindsTheSameProcess() {
    process.launch();

    PartProcess other = processOf(ChildPart.that("serve", site));

    assertThat(other.running()).isEqualTo(process.running()).isPresent();
  }

  @Test
  void findsAProcessWhosePidWasNeverWritten() {
    process.launch();
    process.awaitHealthy();
    var running = process.running();
    PidFile.of(site.directory(), PartName.S3).delete();

    var found = process.running();

    assertThat(found.map(ProcessIdentity::pid)).isEqualTo(running.map(ProcessIdentity::pid));
  }

  @Test
  void saysWhyAProcessThatDiesDidNotStart() {
    process = processOf(ChildPart.that("die", site));
    process.launch();

    assertThatThrownBy(process::awaitHealthy)
        .isInstanceOf(LocalException.class)
        .hasMessageStartingWith("Cannot start s3: its process ended; its log is ")
        .hasMessageContaining(site.directory().log(PartName.S3).toString())
        .hasMessageContaining("IllegalStateException: no configuration");
  }

  @Test
  void givesUpOnAProcessThatNeverServesAndEndsIt() {
    process = processOf(ChildPart.that("mute", site).withStartTimeout(Duration.ofMillis(1500)));
    process.launch();

    assertThatThrownBy(process::awaitHealthy)
        .hasMessageStartingWith("Cannot start s3: it does not serve after 1 s; its log is ");

    assertThat(process.running()).isEmpty();
  }

  @Test
  void killsAProcessThatIgnoresTheRequestToEnd() {
    process = processOf(ChildPart.that("stubborn", site).withStopTimeout(Duration.ofSeconds(1)));
    process.launch();
    process.awaitHealthy();

    assertThat(process.stop()).isTrue();

    assertThat(process.running()).isEmpty();
  }

  @Test
  void noticesAProcessThatWasKilled() {
    process.launch();
    process.awaitHealthy();

    assertThat(process.kill()).isTrue();

    assertThat(process.status().state()).isEqualTo(PartStatus.State.DEAD);
    process.launch();
    process.awaitHealthy();
    assertThat(process.status().state()).isEqualTo(PartStatus.State.RUNNING);
  }

  @Test
  void namesTheTakenPortAndTheSettingThatChangesIt() throws Exception {
    int port = site.ports().number(PortName.S3);
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(process::launch)
          .hasMessage(
              "Cannot start s3: port %d is taken by another process; set FIRN_PORT_S3 to a free"
                      .formatted(port)
                  + " port, or move all ports by --port-offset");
    }
  }

  @Test
  void leavesAnotherProcessAloneThatHasThePidOfALateOne() {
    var own = ProcessIdentity.of(ProcessHandle.current());
    PidFile.of(site.directory(), PartName.S3)
        .write(new ProcessIdentity(own.pid(), Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(process.status().state()).isEqualTo(PartStatus.State.DEAD);

    assertThat(process.stop()).isFalse();
  }

  @Test
  void keepsTheLogOfThePreviousStart() throws Exception {
    process.launch();
    process.awaitHealthy();
    process.stop();

    process.launch();
    process.awaitHealthy();

    Path log = site.directory().log(PartName.S3);
    assertThat(Files.readString(log.resolveSibling("s3.log.1"))).contains("child serve");
  }

  private PartProcess processOf(Part part) {
    return new PartProcess(site.directory(), part, site.ports());
  }
}
