package dev.firn.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The property groups of Amazon Managed Service for Apache Flink, which reach a job as a file: a
 * JSON array of {@code {"PropertyGroupId": "...", "PropertyMap": {"key": "value"}}}.
 */
final class PropertyGroups {
  /** Where managed Flink puts the file. */
  static final Path MANAGED = Path.of("/etc/flink/application_properties.json");

  static final String GROUP = "firn";

  private PropertyGroups() {}

  /** The group {@code firn}; empty without the file or the group. */
  static SettingsLayer read(Path file) {
    String place = "property group " + GROUP + " of " + file;
    if (!Files.exists(file)) {
      return new SettingsLayer(place, Map.of());
    }
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      return new SettingsLayer(place, firn(parser));
    } catch (IOException e) {
      throw new IngestException(
          IngestException.Code.SOURCE_UNREADABLE,
          "Cannot read " + place + ": " + e.getMessage(),
          e);
    }
  }

  private static Map<String, String> firn(JsonParser parser) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      found.putAll(group(parser));
    }
    return found;
  }

  private static Map<String, String> group(JsonParser parser) throws IOException {
    String id = "";
    Map<String, String> values = Map.of();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "PropertyGroupId" -> id = parser.getText();
        case "PropertyMap" -> values = map(parser);
        default -> parser.skipChildren();
      }
    }
    return id.equals(GROUP) ? values : Map.of();
  }

  private static Map<String, String> map(JsonParser parser) throws IOException {
    expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
    Map<String, String> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      values.put(key, parser.getText());
    }
    return values;
  }

  private static void expect(JsonParser parser, JsonToken found, JsonToken expected)
      throws IOException {
    if (found != expected) {
      throw new IOException(
          "expected " + expected + " at " + parser.currentLocation().offsetDescription());
    }
  }
}
