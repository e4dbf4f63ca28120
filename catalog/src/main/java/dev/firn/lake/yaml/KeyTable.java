package dev.firn.lake.yaml;

import java.util.List;

/**
 * The keys of one section.
 *
 * @param section the section's path in the reference, for example {@code tables.<table>}
 */
record KeyTable(String section, List<Key> keys) {

  KeyTable {
    keys = List.copyOf(keys);
  }

  static KeyTable of(String section, Key... keys) {
    return new KeyTable(section, List.of(keys));
  }

  List<String> names() {
    return keys.stream().map(Key::name).toList();
  }
}
