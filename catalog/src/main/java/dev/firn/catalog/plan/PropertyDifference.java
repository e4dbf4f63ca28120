package dev.firn.catalog.plan;

import dev.firn.lake.DeclaredTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs between the properties of a table as declared and as they are. Properties that
 * nobody declared at the last apply belong to others, and are left alone.
 */
final class PropertyDifference {

  private static final String WRITE_AUDIT_PUBLISH = "write.wap.enabled";

  private PropertyDifference() {}

  static List<TableChange> of(DeclaredTable declared, TableState actual) {
    Map<String, String> wanted = ManagedProperties.of(declared);
    List<TableChange> changes = new ArrayList<>();
    new TreeMap<>(wanted).forEach((key, value) -> set(declared, actual, key, value, changes));
    for (String key : removable(actual.properties())) {
      String before = actual.properties().get(key);
      if (before != null && !wanted.containsKey(key)) {
        changes.add(new TableChange.RemoveProperty(declared.name(), key, before));
      }
    }
    return changes;
  }

  private static void set(
      DeclaredTable declared,
      TableState actual,
      String key,
      String value,
      List<TableChange> changes) {
    Optional<String> before = Optional.ofNullable(actual.properties().get(key));
    if (!before.equals(Optional.of(value))) {
      changes.add(new TableChange.SetProperty(declared.name(), key, before, value));
    }
  }

  /** With write-audit-publish an engine could write to a lane by a session's setting. */
  private static Set<String> removable(Map<String, String> properties) {
    String last = properties.getOrDefault(ManagedProperties.DECLARED, "");
    Set<String> names = new TreeSet<>(List.of(last.split(",")));
    names.add(ManagedProperties.DECLARED);
    names.add(WRITE_AUDIT_PUBLISH);
    return names;
  }
}
