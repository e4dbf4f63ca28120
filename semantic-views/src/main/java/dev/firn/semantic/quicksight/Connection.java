package dev.firn.semantic.quicksight;

import java.util.Optional;

/**
 * How QuickSight reaches one of the engines that views are published to.
 *
 * @param engine which engine, and its own parameters
 * @param vpcConnection ARN of QuickSight's connection into a network; empty for the open internet
 * @param secret ARN of the secret with user and password; empty where the engine needs none
 */
public record Connection(Engine engine, Optional<String> vpcConnection, Optional<String> secret) {

  /** An engine as QuickSight finds it. */
  public sealed interface Engine {}

  /** Trino, by TLS with a certificate that is publicly trusted. */
  public record Trino(String host, int port) implements Engine {}

  /**
   * Athena.
   *
   * @param role ARN of the role that asks; empty for QuickSight's own
   */
  public record Athena(String workGroup, Optional<String> role) implements Engine {}

  /** Redshift: a cluster by its name, or an address. */
  public record Redshift(String database, Place place) implements Engine {}

  /** Where a Redshift answers. */
  public sealed interface Place {}

  /** A provisioned cluster of the same account and region. */
  public record Cluster(String id) implements Place {}

  /** Any Redshift, also a serverless one. */
  public record Address(String host, int port) implements Place {}
}
