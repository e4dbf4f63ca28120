package dev.firn.catalog.plan;

import java.util.HashMap;
import java.util.Map;

/** Maps as Iceberg's requests want them: they ask a map for null, which the JDK's own refuse. */
final class IcebergMap {

  private IcebergMap() {}

  static Map<String, String> of(Map<String, String> entries) {
    return new HashMap<>(entries);
  }
}
