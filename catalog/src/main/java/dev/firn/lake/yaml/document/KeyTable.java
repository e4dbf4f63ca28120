package dev.firn.lake.yaml.document;

import java.util.List;

/**
 * The keys of one section.
 *
 * @param section the section's path in the reference, for example {@code tables.<table>}
 */
public record KeyTable(String section, List<Key> keys) {

  public KeyTable {
    keys = List.copyOf(keys);
  }

  /** The keys of a section, in the order of the reference. */
  public static KeyTable of(String section, Key... keys) {
    return new KeyTable(section, List.of(keys));
  }

  /** Their names. */
  public List<String> names() {
    return keys.stream().map(Key::name).toList();
  }
}
