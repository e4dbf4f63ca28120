package dev.firn.handbook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How fresh the tables of a lake were when the page was written.
 *
 * @param tables by name
 * @param unknown why nothing is known; empty if something is
 */
public record LakeFreshness(Instant asOf, Map<String, TableFreshness> tables, String unknown) {

  public LakeFreshness {
    tables = Map.copyOf(tables);
  }

  /** Nothing is known. */
  public static LakeFreshness unknown(Instant asOf, String reason) {
    return new LakeFreshness(asOf, Map.of(), reason);
  }

  /** A table's freshness in words. */
  String text(String table) {
    return Optional.ofNullable(tables.get(table)).map(TableFreshness::text).orElse("unknown");
  }

  /** When and how it was looked, in words. */
  String heading() {
    return unknown.isEmpty()
        ? "Read from the tables' metadata at " + asOf + "."
        : "Unknown when this page was written, at " + asOf + ": " + unknown + ".";
  }
}
