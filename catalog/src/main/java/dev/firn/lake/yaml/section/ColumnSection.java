package dev.firn.lake.yaml.section;

import dev.firn.lake.Column;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.lake.yaml.type.TypeParser;
import dev.firn.lake.yaml.type.TypeSyntaxException;
import java.util.function.IntSupplier;
import org.apache.iceberg.types.Type;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads one column: a mapping, or for short its type, {@code long} or {@code long required}. */
final class ColumnSection {

  private static final Key TYPE =
      Key.required(
          "type",
          "type",
          "`boolean`, `int`, `long`, `float`, `double`, `decimal(precision,scale)`, `date`, `time`,"
              + " `timestamp`, `timestamptz`, `string`, `uuid`, `fixed(length)`, `binary`,"
              + " `list<type>`, `map<type, type>`, `struct<name: type, ...>`");
  private static final Key REQUIRED =
      Key.optional("required", "true or false", "`false`", "Whether null is refused");
  private static final Key COMMENT =
      Key.optional("comment", "text", "none", "What a value means, with its unit");

  static final KeyTable KEYS =
      KeyTable.of("tables.<table>.columns.<column>", TYPE, REQUIRED, COMMENT);

  private static final String SHORT_REQUIRED = " required";

  private final IntSupplier nextId;

  /**
   * @param nextId gives the placeholder ids of nested fields
   */
  ColumnSection(IntSupplier nextId) {
    this.nextId = nextId;
  }

  Column read(String name, YamlValue value) {
    if (value.node() instanceof ScalarNode && !value.isEmpty()) {
      return readShort(name, value);
    }
    YamlSection section = YamlSection.open(value, KEYS);
    Type type = section.value(TYPE).map(this::type).orElse(Unreadable.TYPE);
    return new Column(
        name, type, section.flag(REQUIRED).orElse(false), section.text(COMMENT).orElse(""));
  }

  private Column readShort(String name, YamlValue value) {
    String text = value.text().orElse("");
    boolean required = text.endsWith(SHORT_REQUIRED);
    String type = required ? text.substring(0, text.length() - SHORT_REQUIRED.length()) : text;
    return new Column(name, type(value, type), required, "");
  }

  private Type type(YamlValue value) {
    return value.text().map(text -> type(value, text)).orElse(Unreadable.TYPE);
  }

  private Type type(YamlValue value, String text) {
    try {
      return TypeParser.parse(text, nextId);
    } catch (TypeSyntaxException e) {
      value.report(e.reason(), e.suggestion());
      return Unreadable.TYPE;
    }
  }
}
