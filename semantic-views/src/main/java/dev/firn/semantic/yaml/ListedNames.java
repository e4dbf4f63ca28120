package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up the names of a list; what is not known, or there already, is reported. */
final class ListedNames<T> {

  private final Map<String, Optional<T>> known;
  private final Set<String> taken;
  private final String what;
  private final Map<YamlValue, T> found = new LinkedHashMap<>();

  /**
   * @param known by name; empty values were declared, but could not be read
   * @param taken names of columns that the view has already, to which this adds its own
   * @param what kind of thing, in words
   */
  ListedNames(Map<String, Optional<T>> known, Set<String> taken, String what) {
    this.known = known;
    this.taken = taken;
    this.what = what;
  }

  void add(YamlValue item) {
    item.itemText().ifPresent(name -> add(name, item));
  }

  private void add(String name, YamlValue item) {
    if (!known.containsKey(name)) {
      item.report(
          "there is no " + what + " '" + name + "'", Spelling.closest(name, known.keySet()));
    } else if (!taken.add(name)) {
      item.report("the view has a column '" + name + "' already");
    } else {
      known.getOrDefault(name, Optional.empty()).ifPresent(it -> found.put(item, it));
    }
  }

  /** What was found, by where it is named, in order. */
  Map<YamlValue, T> found() {
    return found;
  }
}
