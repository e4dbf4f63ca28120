package dev.firn.lake.yaml.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a declaration with its place. Each reading method reports a value of the wrong kind
 * and then gives nothing, so that reading goes on; so does a value that is empty, without a report.
 */
public record YamlValue(Node node, String path, Reading reading) {

  /** The value of a list's item has the list's path; its own line is found by its index. */
  public YamlValue {
    reading.findings().locate(path, line(node));
  }

  /** Whether nothing is written here. */
  public boolean isEmpty() {
    return node instanceof ScalarNode scalar
        && (node.getTag().equals(Tag.NULL) || scalar.getValue().isEmpty());
  }

  /** Whether a list is written here. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether a mapping is written here. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** The text with its variables filled in. */
  public Optional<String> text() {
    if (!(node instanceof ScalarNode scalar)) {
      report("must be a text, not " + kind());
      return Optional.empty();
    }
    if (isEmpty()) {
      return Optional.empty();
    }
    String text = reading.substitution().apply(scalar.getValue(), this::report).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The text of a list's item, which must not be empty. */
  public Optional<String> itemText() {
    Optional<String> text = text();
    if (text.isEmpty() && node instanceof ScalarNode && !reading.findings().isBroken(path)) {
      report("has an empty item");
    }
    return text;
  }

  Optional<Integer> integer(int min, int max) {
    return text().flatMap(text -> new ScalarText(this, text).integer(min, max));
  }

  Optional<Boolean> flag() {
    return text().flatMap(text -> new ScalarText(this, text).flag());
  }

  Optional<Long> bytes() {
    return text().flatMap(text -> new ScalarText(this, text).bytes());
  }

  Optional<Integer> percent() {
    return text().flatMap(text -> new ScalarText(this, text).percent());
  }

  Optional<Duration> duration() {
    return text().flatMap(text -> new ScalarText(this, text).duration());
  }

  /** The items of a list; a single value is a list of one. */
  public List<YamlValue> items() {
    if (isEmpty()) {
      return List.of();
    }
    if (node instanceof ScalarNode) {
      reading.findings().locate(Findings.item(path, 0), line(node));
      return List.of(this);
    }
    if (node instanceof SequenceNode sequence) {
      return items(sequence);
    }
    report("must be a list, not " + kind());
    return List.of();
  }

  private List<YamlValue> items(SequenceNode sequence) {
    List<YamlValue> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      reading.findings().locate(Findings.item(path, items.size()), line(item));
      items.add(new YamlValue(item, path, reading));
    }
    return items;
  }

  /** The entries of a mapping in order; a key that comes again is reported and left out. */
  public Map<String, YamlValue> entries() {
    if (node instanceof MappingNode mapping) {
      return entries(mapping);
    }
    if (!isEmpty()) {
      report("must be a mapping of keys to values, not " + kind());
    }
    return Map.of();
  }

  private Map<String, YamlValue> entries(MappingNode mapping) {
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        reportAt(line(tuple.getKeyNode()), path, "a key must be a text");
        continue;
      }
      int line = line(key);
      String keyPath = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
      if (lines.containsKey(key.getValue())) {
        reportAt(line, keyPath, "is there twice, first in line " + lines.get(key.getValue()));
        continue;
      }
      lines.put(key.getValue(), line);
      reading.findings().locate(keyPath, line);
      entries.put(key.getValue(), new YamlValue(tuple.getValueNode(), keyPath, reading));
    }
    return entries;
  }

  /** Says what is wrong with this value. */
  public void report(String reason) {
    report(reason, Optional.empty());
  }

  /** Says what is wrong with this value, and what may have been meant. */
  public void report(String reason, Optional<String> suggestion) {
    reading.findings().report(line(node), path, reason, suggestion);
  }

  /** Says that this mapping lacks a key that it must have. */
  public void reportMissing(Key key) {
    reading.findings().report(path(key), "is missing: " + key.plainKind());
  }

  /** Where the value of one of this mapping's keys is, written or not. */
  String path(Key key) {
    return path.isEmpty() ? key.name() : path + "." + key.name();
  }

  private void reportAt(int line, String where, String reason) {
    reading.findings().report(line, where, reason, Optional.empty());
  }

  private String kind() {
    if (isEmpty()) {
      return "nothing";
    }
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    return node instanceof SequenceNode ? "a list" : "a text";
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
