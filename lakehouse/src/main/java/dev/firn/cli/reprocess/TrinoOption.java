package dev.firn.cli.reprocess;

import dev.firn.cli.option.TopologyOption;
import dev.firn.cli.option.TrinoUrlOption;
import dev.firn.lake.Lake;
import dev.firn.probe.Queries;
import dev.firn.reprocess.sql.TrinoTable;
import dev.firn.sql.TrinoAddress;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Trino works for a command. */
final class TrinoOption {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Mixin private TrinoUrlOption server;

  @Option(
      names = "--catalog",
      paramLabel = "NAME",
      defaultValue = "lake",
      description = "Trino's name of the lake's catalog; default: lake.")
  private String catalog = "lake";

  TrinoAddress address(Lake lake, TopologyOption topology) {
    return server.address(catalog, lake.catalog().database(), topology);
  }

  Queries queries(Lake lake, TopologyOption topology) {
    return new Queries(address(lake, topology), PATIENCE);
  }

  /** A table of the lake, as Trino names it. */
  TrinoTable table(Lake lake, String name) {
    return new TrinoTable(catalog, lake.catalog().database(), name);
  }
}
