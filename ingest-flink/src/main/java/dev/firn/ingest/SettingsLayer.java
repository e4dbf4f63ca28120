package dev.firn.ingest;

import java.util.Map;

/**
 * Settings from one place.
 *
 * @param place what messages call it
 * @param values by key, as written
 */
record SettingsLayer(String place, Map<String, String> values) {
  SettingsLayer {
    values = Map.copyOf(values);
  }
}
