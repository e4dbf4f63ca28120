package dev.firn.semantic.yaml;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Join;
import dev.firn.semantic.Join.On;
import dev.firn.semantic.yaml.ColumnLookup.Joined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one join, which must lead to at most one row. */
final class JoinSection {

  private static final Key ENTITY =
      Key.optional("entity", "entity", "the join's name", "What a row refers to");
  private static final Key ON =
      Key.required(
          "on",
          "list of columns, or mapping of columns to key columns",
          "The columns that hold the other entity's key, all of it; a list where they have the same"
              + " names. Of a join that is declared before, as `join.column`");

  static final KeyTable KEYS = KeyTable.of("entities.<entity>.joins.<join>", ENTITY, ON);

  private final ColumnLookup from;
  private final Map<String, Optional<EntityHead>> entities;
  private final Findings findings;

  /**
   * A reader.
   *
   * @param from what the row that refers can name: its own columns, and those of earlier joins
   */
  JoinSection(ColumnLookup from, Map<String, Optional<EntityHead>> entities, Findings findings) {
    this.from = from;
    this.entities = entities;
    this.findings = findings;
  }

  Optional<Joined> read(String name, YamlValue value) {
    YamlSection section = YamlSection.open(value, KEYS);
    String entity = section.text(ENTITY).orElse(name);
    if (!entities.containsKey(entity)) {
      findings.report(
          value.path(),
          "there is no entity '" + entity + "'",
          Spelling.closest(entity, entities.keySet()));
      return Optional.empty();
    }
    Optional<EntityHead> to = entities.getOrDefault(entity, Optional.empty());
    return to.flatMap(head -> section.value(ON).flatMap(on -> read(name, head, on)));
  }

  private Optional<Joined> read(String name, EntityHead to, YamlValue value) {
    Map<String, YamlValue> pairs = pairs(value);
    List<On> on = new ArrayList<>();
    pairs.forEach((column, key) -> on(column, key, to.table()).ifPresent(on::add));
    if (on.size() < pairs.size() || pairs.isEmpty()) {
      return Optional.empty();
    }
    List<String> keys = on.stream().map(On::key).toList();
    if (!keys.containsAll(to.key())) {
      value.report(
          "%s is not the whole key of '%s', which is %s: a row would count several times"
              .formatted(String.join(", ", keys), to.name(), String.join(", ", to.key())));
      return Optional.empty();
    }
    return Optional.of(new Joined(new Join(name, to.name(), to.table().name(), on), to.table()));
  }

  /** The own column, and the value that names the other's. */
  private static Map<String, YamlValue> pairs(YamlValue value) {
    if (value.isMapping()) {
      return value.entries();
    }
    Map<String, YamlValue> pairs = new LinkedHashMap<>();
    value.items().forEach(item -> item.itemText().ifPresent(text -> pairs.put(text, item)));
    return pairs;
  }

  private Optional<On> on(String column, YamlValue key, DeclaredTable to) {
    Optional<ColumnPath> own = own(column, key);
    Optional<ColumnPath> other = new ColumnLookup(to, Map.of()).find(key);
    if (own.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    if (!own.get().type().equals(other.get().type())) {
      key.report(
          "'%s' of table '%s' and '%s' of table '%s' have different types"
              .formatted(own.get().column(), table(own.get()), other.get().column(), to.name()));
      return Optional.empty();
    }
    return Optional.of(new On(own.get(), other.get().column()));
  }

  private Optional<ColumnPath> own(String column, YamlValue key) {
    int dot = column.indexOf('.');
    if (dot >= 0 && !from.joins().containsKey(column.substring(0, dot))) {
      key.report("no join '" + column.substring(0, dot) + "' is declared before this one");
      return Optional.empty();
    }
    return from.find(column, key::report);
  }

  private String table(ColumnPath path) {
    return path.join().map(Join::table).orElse(from.table().name());
  }
}
