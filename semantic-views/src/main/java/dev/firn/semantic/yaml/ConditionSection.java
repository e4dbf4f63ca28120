package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Condition;
import dev.firn.semantic.Condition.Compare;
import dev.firn.semantic.Condition.OneOf;
import dev.firn.semantic.Condition.Operator;
import dev.firn.semantic.Condition.Presence;
import dev.firn.semantic.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads conditions by column: a value that the column must have, a list of such values, or a
 * mapping of comparisons.
 */
final class ConditionSection {

  private static final Key NULL =
      Key.optional("null", "true or false", "-", "Whether the column has no value");

  private static final Map<Key, Operator> OPERATORS = operators();

  static final KeyTable KEYS = new KeyTable("where.<column>", keys());

  private ConditionSection() {}

  static List<Condition> read(Optional<YamlValue> where, ColumnLookup columns, Findings findings) {
    List<Condition> conditions = new ArrayList<>();
    where
        .map(YamlValue::entries)
        .orElse(Map.of())
        .forEach((name, value) ->
            columns
                .find(name, (reason, meant) -> findings.report(value.path(), reason, meant))
                .ifPresent(column -> conditions.addAll(read(column, value))));
    return conditions;
  }

  private static List<Condition> read(ColumnPath column, YamlValue value) {
    if (isEmpty(value)) {
      value.report("has no condition");
      return List.of();
    }
    if (value.isMapping()) {
      return comparisons(column, YamlSection.open(value, KEYS));
    }
    List<Literal> values =
        value.items().stream()
            .map(item -> LiteralText.read(item, column))
            .flatMap(Optional::stream)
            .toList();
    return values.isEmpty() ? List.of() : List.of(new OneOf(column, values));
  }

  /** Nothing must not mean everything. */
  private static boolean isEmpty(YamlValue value) {
    return value.isEmpty()
        || (value.isMapping() && value.entries().isEmpty())
        || (value.isList() && value.items().isEmpty());
  }

  private static List<Condition> comparisons(ColumnPath column, YamlSection section) {
    List<Condition> conditions = new ArrayList<>();
    OPERATORS.forEach((key, operator) ->
        section
            .value(key)
            .flatMap(value -> LiteralText.read(value, column))
            .ifPresent(literal -> conditions.add(new Compare(column, operator, literal))));
    section.flag(NULL).ifPresent(absent -> conditions.add(new Presence(column, !absent)));
    return conditions;
  }

  private static Map<Key, Operator> operators() {
    Map<Key, Operator> operators = new LinkedHashMap<>();
    operators.put(
        Key.optional("not", "value", "-", "The column has a value, and not this one"),
        Operator.NOT);
    operators.put(
        Key.optional("at-least", "value", "-", "The column is this or more"), Operator.AT_LEAST);
    operators.put(Key.optional("above", "value", "-", "The column is more"), Operator.ABOVE);
    operators.put(
        Key.optional("at-most", "value", "-", "The column is this or less"), Operator.AT_MOST);
    operators.put(Key.optional("below", "value", "-", "The column is less"), Operator.BELOW);
    return operators;
  }

  private static List<Key> keys() {
    List<Key> keys = new ArrayList<>(OPERATORS.keySet());
    keys.add(NULL);
    return keys;
  }
}
