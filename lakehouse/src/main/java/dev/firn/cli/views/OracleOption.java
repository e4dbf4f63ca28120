package dev.firn.cli.views;

import dev.firn.oracle.TpcdsOracle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What views are compared with beside engines: SQL that a person wrote over the generator. */
final class OracleOption {

  /** Where independent values come from. */
  enum Source {
    /** Trino's own TPC-DS generator. */
    TPCDS;
  }

  @Option(
      names = "--oracle",
      paramLabel = "NAME",
      description =
          "Compare the views of the reference lake with independent SQL over Trino's own TPC-DS"
              + " generator instead, once all that was sent is on main; NAME is tpcds.")
  private @Nullable Source source;

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      defaultValue = "0.1",
      description = "The scale that was sent, for --oracle; default: 0.1, as firn demo does.")
  private double scale;

  @Option(
      names = "--inventory-weeks",
      paramLabel = "N",
      defaultValue = "8",
      description = "The weeks of inventory that were sent, for --oracle; default: 8.")
  private int inventoryWeeks;

  /** The oracle, if one was asked for. */
  Optional<TpcdsOracle> oracle() {
    return source == null ? Optional.empty() : Optional.of(TpcdsOracle.of(scale, inventoryWeeks));
  }
}
