package dev.firn.local.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void addsTheOffsetToEveryDefault() {
    Ports ports = Ports.chosen(Map.of(), 100);

    assertThat(ports.numbers())
        .allSatisfy((name, number) -> assertThat(number).isEqualTo(name.defaultPort() + 100));
  }

  @Test
  void takesANamedPortAsItIs() {
    Ports ports = Ports.chosen(Map.of("FIRN_PORT_TRINO", "8080"), 100);

    assertThat(ports.number(PortName.TRINO)).isEqualTo(8080);
  }

  @Test
  void refusesWhatIsNoPort() {
    assertThatThrownBy(() -> Ports.chosen(Map.of("FIRN_PORT_TRINO", "http"), 0))
        .hasMessage("Cannot use FIRN_PORT_TRINO=http: a port is a number from 1 to 65535");
    assertThatThrownBy(() -> Ports.chosen(Map.of("FIRN_PORT_TRINO", "70000"), 0))
        .hasMessage("Cannot use FIRN_PORT_TRINO=70000: port 70000 is not between 1 and 65535");
    assertThatThrownBy(() -> Ports.chosen(Map.of(), 60000))
        .hasMessage("Cannot use --port-offset=60000: port 77071 is not between 1 and 65535");
  }

  @Test
  void refusesOnePortForTwo() {
    assertThatThrownBy(
            () -> Ports.chosen(Map.of("FIRN_PORT_S3", "9000", "FIRN_PORT_GLUE", "9000"), 0))
        .hasMessageStartingWith("Cannot use port 9000 for both ")
        .hasMessageContaining("FIRN_PORT_S3")
        .hasMessageContaining("FIRN_PORT_GLUE");
  }

  @Test
  void givesTheVariablesThatNameThem() {
    Ports ports = FreePorts.pick();

    assertThat(Ports.chosen(ports.variables(), 0)).isEqualTo(ports);
  }

  /** Else an outgoing connection may have it when a part starts again. */
  @Test
  void picksPortsThatTheSystemDoesNotGiveOut() {
    assertThat(FreePorts.pick().numbers().values())
        .allSatisfy(port -> assertThat(port).isBetween(FreePorts.LOWEST, FreePorts.HIGHEST));
    assertThat(FreePorts.pick()).isNotEqualTo(FreePorts.pick());
  }

  @Test
  void knowsWhichPortsAreFree() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
    }
    assertThat(FreePorts.isFree(FreePorts.pick().number(PortName.S3))).isTrue();
  }
}
