package dev.firn.catalog.plan;

import dev.firn.lake.DeclaredTable;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table properties that Firn sets. */
final class ManagedProperties {

  /**
   * Names of the properties that were declared at the last apply, so that one that is no longer
   * declared is removed while those that engines set for themselves stay.
   */
  static final String DECLARED = "firn.declared-properties";

  /**
   * What lanes need of a table. The keeper and the sink share one metadata pointer, so commits are
   * tried often with short waits. Empty checkpoints rarely make snapshots. Old metadata files are
   * deleted, but slow readers find a thousand of them, which are 160 bytes each of every new one.
   * Manifests are merged while they are few, since a query reads all of them that may matter to it.
   * A third party's expiry by age finds nothing that is old enough.
   */
  private static final Map<String, String> LANES =
      Map.of(
          "commit.retry.num-retries", "50",
          "commit.retry.min-wait-ms", "50",
          "commit.retry.total-timeout-ms", "1800000",
          "flink.max-continuous-empty-commits", "8640",
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "1000",
          "commit.manifest.min-count-to-merge", "20",
          "history.expire.max-snapshot-age-ms", Long.toString(Long.MAX_VALUE / 4));

  private ManagedProperties() {}

  /** All of them, in the order of their names. */
  static Map<String, String> of(DeclaredTable table) {
    Map<String, String> properties = new TreeMap<>(table.properties());
    properties.putAll(LANES);
    properties.put("comment", table.comment());
    table.owner().ifPresent(owner -> properties.put("owner", owner));
    if (!table.properties().isEmpty() || table.owner().isPresent()) {
      properties.put(DECLARED, declared(table));
    }
    return properties;
  }

  /** Those that every table with lanes has, whatever is declared. */
  static Map<String, String> lanes() {
    return LANES;
  }

  private static String declared(DeclaredTable table) {
    TreeSet<String> names = new TreeSet<>(table.properties().keySet());
    table.owner().ifPresent(owner -> names.add("owner"));
    return String.join(",", names);
  }
}
