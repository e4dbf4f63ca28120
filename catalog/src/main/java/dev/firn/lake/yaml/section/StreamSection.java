package dev.firn.lake.yaml.section;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.EventFormat;
import dev.firn.lake.KafkaSettings;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.Map;

/** Reads one stream. */
final class StreamSection {

  private static final Key KAFKA = Key.required("kafka", "mapping", "The topic to read");
  private static final Key FORMAT =
      Key.optional(
          "format",
          "`json`",
          "`json`",
          "How the bytes of an event are read. `json`: one flat object, a field per column");
  private static final Key TABLE_FIELD =
      Key.optional(
          "table-field",
          "text",
          "none",
          "Top-level field of an event that names its table; required when `into` has several");
  private static final Key INTO = Key.required("into", "list of tables", "The tables it fills");
  private static final Key DEAD_LETTERS =
      Key.required(
          "dead-letters",
          "table",
          "The `append` table that takes what cannot be decoded. Its columns must be `received_at"
              + " timestamptz`, `stream string`, `topic string`, `partition int`, `offset long`,"
              + " `reason string` and `payload binary`; all but the payload are required");
  private static final Key VERSION_MEMORY =
      Key.optional(
          "version-memory",
          "time",
          "none",
          "How long the job remembers the newest version of each key after it came. Without, an older"
              + " version is dropped where it meets the newer one before a checkpoint, or else by"
              + " the keeper, which compares it with the row on `main`. Set it where rows are deleted"
              + " from `main` by others and older versions of them may still come: they would bring"
              + " the rows back. Each row then costs a read and a write of the job's state");

  static final KeyTable KEYS =
      KeyTable.of(
          "streams.<stream>", KAFKA, FORMAT, TABLE_FIELD, INTO, DEAD_LETTERS, VERSION_MEMORY);

  private static final Key BOOTSTRAP_SERVERS =
      Key.required("bootstrap-servers", "`host:port`, comma separated", "Where the brokers answer");
  private static final Key TOPIC = Key.required("topic", "text", "The topic");
  private static final Key PROPERTIES =
      Key.optional(
          "properties",
          "mapping of texts",
          "none",
          "Further consumer properties, such as security; take secrets from the environment");

  static final KeyTable KAFKA_KEYS =
      KeyTable.of("streams.<stream>.kafka", BOOTSTRAP_SERVERS, TOPIC, PROPERTIES);

  private static final KafkaSettings NO_KAFKA = new KafkaSettings("", "", Map.of());

  private StreamSection() {}

  static DeclaredStream read(String name, YamlValue value) {
    YamlSection section = YamlSection.open(value, KEYS);
    return new DeclaredStream(
        name,
        section.value(KAFKA).map(StreamSection::kafka).orElse(NO_KAFKA),
        section.choice(FORMAT, EventFormat.class).orElse(EventFormat.JSON),
        section.text(TABLE_FIELD),
        section.texts(INTO),
        section.text(DEAD_LETTERS).orElse(""),
        section.duration(VERSION_MEMORY));
  }

  private static KafkaSettings kafka(YamlValue value) {
    YamlSection section = YamlSection.open(value, KAFKA_KEYS);
    return new KafkaSettings(
        section.text(BOOTSTRAP_SERVERS).orElse(""),
        section.text(TOPIC).orElse(""),
        section.properties(PROPERTIES));
  }
}
