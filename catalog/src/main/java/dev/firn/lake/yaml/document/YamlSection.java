package dev.firn.lake.yaml.document;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping with known keys. Opening it reports the keys that are unknown or missing; a value that
 * is empty counts as left out.
 */
public final class YamlSection {

  private final Map<String, YamlValue> values;
  private final YamlValue whole;

  private YamlSection(YamlValue whole, Map<String, YamlValue> values) {
    this.whole = whole;
    this.values = values;
  }

  /** Opens a mapping. */
  public static YamlSection open(YamlValue whole, KeyTable table) {
    YamlSection section = new YamlSection(whole, whole.entries());
    section.refuseUnknown(table.names());
    table.keys().stream().filter(Key::required).forEach(section::demand);
    return section;
  }

  private void refuseUnknown(List<String> known) {
    for (Map.Entry<String, YamlValue> entry : values.entrySet()) {
      if (!known.contains(entry.getKey())) {
        String reason =
            entry.getValue().isEmpty()
                ? "unknown key without a value; a text that holds a comma must be in quotes"
                : "unknown key, known are " + String.join(", ", known);
        findings().report(entry.getValue().path(), reason, Spelling.closest(entry.getKey(), known));
      }
    }
  }

  private void demand(Key key) {
    if (!values.containsKey(key.name())) {
      reportMissing(key);
    } else if (value(key).isEmpty()) {
      findings().report(path(key), "is empty: " + key.plainKind());
    }
  }

  /** The value as written, unless it is empty. */
  public Optional<YamlValue> value(Key key) {
    return Optional.ofNullable(values.get(key.name())).filter(value -> !value.isEmpty());
  }

  /** The text, reported when it is required and empty. */
  public Optional<String> text(Key key) {
    Optional<String> text = value(key).flatMap(YamlValue::text);
    if (text.isEmpty() && key.required() && !findings().isBroken(path(key))) {
      findings().report(path(key), "is empty: " + key.plainKind());
    }
    return text;
  }

  /** Reports that a key is missing which must be there beside others that are. */
  public void reportMissing(Key key) {
    whole.reportMissing(key);
  }

  /** A whole number between two bounds, both included. */
  public Optional<Integer> integer(Key key, int min, int max) {
    return value(key).flatMap(value -> value.integer(min, max));
  }

  /** True or false. */
  public Optional<Boolean> flag(Key key) {
    return value(key).flatMap(YamlValue::flag);
  }

  /** A size with its unit, in bytes. */
  public Optional<Long> bytes(Key key) {
    return value(key).flatMap(YamlValue::bytes);
  }

  /** A share in whole percent, from 1 to 100. */
  public Optional<Integer> percent(Key key) {
    return value(key).flatMap(YamlValue::percent);
  }

  /** A time with its unit. */
  public Optional<Duration> duration(Key key) {
    return value(key).flatMap(YamlValue::duration);
  }

  /** The items of a list; a single value is a list of one. */
  public List<YamlValue> items(Key key) {
    return value(key).map(YamlValue::items).orElse(List.of());
  }

  /** A list of texts; one that could not be read is empty, so that the others keep their places. */
  public List<String> texts(Key key) {
    return items(key).stream().map(YamlValue::itemText).map(text -> text.orElse("")).toList();
  }

  /** The entries of a mapping whose keys are names that the user chose. */
  public Map<String, YamlValue> entries(Key key) {
    return value(key).map(YamlValue::entries).orElse(Map.of());
  }

  /** A mapping of names to texts. */
  public Map<String, String> properties(Key key) {
    Map<String, String> properties = new LinkedHashMap<>();
    entries(key).forEach((name, value) -> properties.put(name, value.text().orElse("")));
    return properties;
  }

  /** A constant of an enum, written in lower case. */
  public <E extends Enum<E>> Optional<E> choice(Key key, Class<E> type) {
    return value(key).flatMap(value -> choice(value, type));
  }

  /** A value that is one of an enum's constants, written in lower case. */
  public static <E extends Enum<E>> Optional<E> choice(YamlValue value, Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(YamlSection::spelled).toList();
    return value
        .text()
        .flatMap(text -> {
          if (names.contains(text)) {
            return Optional.of(type.getEnumConstants()[names.indexOf(text)]);
          }
          value.report(
              "'" + text + "' is none of " + String.join(", ", names),
              Spelling.closest(text, names));
          return Optional.empty();
        });
  }

  String path(Key key) {
    return whole.path(key);
  }

  private Findings findings() {
    return whole.reading().findings();
  }

  private static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
