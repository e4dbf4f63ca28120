package dev.firn.local.glue;

import java.nio.file.Path;

/**
 * What a server needs to start.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param data the directory of the state
 * @param faultsOverHttp whether {@code /faults} lets anyone script faults
 */
public record GlueConfig(
    String host, int port, Path data, GlueLimits limits, boolean faultsOverHttp) {
  public GlueConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "Cannot listen on port %d: it must be between 0 and 65535".formatted(port));
    }
  }

  /** Loopback, any free port, the limits of AWS, no faults over HTTP. */
  public static GlueConfig of(Path data) {
    return new GlueConfig("127.0.0.1", 0, data, GlueLimits.ofAws(), false);
  }

  public GlueConfig withPort(int newPort) {
    return new GlueConfig(host, newPort, data, limits, faultsOverHttp);
  }

  public GlueConfig withLimits(GlueLimits newLimits) {
    return new GlueConfig(host, port, data, newLimits, faultsOverHttp);
  }

  public GlueConfig withFaultsOverHttp() {
    return new GlueConfig(host, port, data, limits, true);
  }
}
