package dev.firn.local.site;

import java.util.Locale;

/** The ports of the local topology. The defaults lie below every system's ephemeral range. */
public enum PortName {
  S3(17071),
  GLUE(17072),
  KAFKA(17073),
  KAFKA_CONTROLLER(17074),
  TRINO(17075),
  FLINK(17076),
  KEEPER(17077);

  private final int defaultPort;

  PortName(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  int defaultPort() {
    return defaultPort;
  }

  /** The name as it stands in files and messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable that sets this port. */
  public String variable() {
    return "FIRN_PORT_" + name();
  }
}
