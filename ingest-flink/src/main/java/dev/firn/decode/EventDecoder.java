package dev.firn.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one stream: one flat JSON object in UTF-8 each (RFC 8259), a field per
 * column. Fields that no column has are ignored; everything else that is not exactly right is
 * refused with a reason. Any input gives an answer, none an exception. Not thread-safe.
 */
public final class EventDecoder {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final Map<String, RowReader> readers = new LinkedHashMap<>();
  private final @Nullable RowReader only;
  private final @Nullable String tableField;
  private final boolean tableFieldIsColumn;
  private final int maxEventBytes;

  public EventDecoder(DecodePlan plan) {
    plan.tables().forEach(table -> readers.put(table.table(), new RowReader(table)));
    String field = plan.tableField();
    this.tableField = field;
    this.only = field == null ? readers.values().iterator().next() : null;
    this.tableFieldIsColumn =
        field != null && readers.values().stream().anyMatch(reader -> reader.hasColumn(field));
    this.maxEventBytes = plan.maxEventBytes();
  }

  /**
   * Reads one event.
   *
   * @param event the bytes as received; null for a Kafka tombstone
   */
  public Decoded decode(byte @Nullable [] event) {
    if (event == null) {
      return new Decoded.Refused("the event is a tombstone, it has no value");
    }
    if (event.length > maxEventBytes) {
      return new Decoded.Refused(
          "the event has %d bytes, more than %d".formatted(event.length, maxEventBytes));
    }
    if (!isUtf8Object(event)) {
      return new Decoded.Refused("the event is not a JSON object in UTF-8");
    }
    try {
      return read(event);
    } catch (Refusal refusal) {
      return new Decoded.Refused(refusal.reason());
    } catch (JsonProcessingException e) {
      return new Decoded.Refused("not JSON: " + Refusal.shown(e.getOriginalMessage()));
    } catch (IOException e) {
      return new Decoded.Refused("not JSON: " + Refusal.shown(String.valueOf(e.getMessage())));
    }
  }

  private Decoded read(byte[] event) throws IOException {
    try (JsonParser parser = JSON.createParser(event)) {
      parser.nextToken();
      RowReader reader = only;
      String routed = null;
      if (reader == null) {
        reader = tableFieldIsColumn ? null : readerOfFirstField(parser);
        routed = tableField;
      }
      return reader == null ? readRouted(event) : finish(reader, parser, routed);
    }
  }

  /** The usual event names its table first; the parser then stands behind that field. */
  private @Nullable RowReader readerOfFirstField(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.FIELD_NAME && parser.currentName().equals(tableField)) {
      return readerNamedBy(parser);
    }
    return null;
  }

  /** Looks for the table anywhere in the event, then reads it from its beginning. */
  private Decoded readRouted(byte[] event) throws IOException {
    RowReader reader = findReader(event);
    try (JsonParser parser = JSON.createParser(event)) {
      parser.nextToken();
      return finish(reader, parser, null);
    }
  }

  private RowReader findReader(byte[] event) throws IOException {
    RowReader found = null;
    try (JsonParser parser = JSON.createParser(event)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (!parser.currentName().equals(tableField)) {
          parser.nextToken();
          parser.skipChildren();
        } else if (found != null) {
          throw new Refusal("the field '" + tableField + "' comes twice");
        } else {
          found = readerNamedBy(parser);
        }
      }
    }
    if (found == null) {
      throw new Refusal("the field '" + tableField + "', which names the table, is missing");
    }
    return found;
  }

  private RowReader readerNamedBy(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      throw new Refusal(
          "the field '" + tableField + "' names no table: " + Refusal.shown(parser.getText()));
    }
    RowReader reader = readers.get(parser.getText());
    if (reader == null) {
      throw new Refusal(
          "unknown table '%s', the stream fills %s"
              .formatted(Refusal.shown(parser.getText()), readers.keySet()));
    }
    return reader;
  }

  private static Decoded finish(RowReader reader, JsonParser parser, @Nullable String routed)
      throws IOException {
    Decoded.Row row = new Decoded.Row(reader.table(), reader.read(parser, routed));
    if (parser.nextToken() != null) {
      throw new Refusal("something follows the end of the JSON object");
    }
    return row;
  }

  /** Jackson would also take UTF-16 and UTF-32, which it knows by a zero in the first two bytes. */
  private static boolean isUtf8Object(byte[] event) {
    int at =
        event.length >= 3
                && event[0] == (byte) 0xEF
                && event[1] == (byte) 0xBB
                && event[2] == (byte) 0xBF
            ? 3
            : 0;
    if (event.length > at + 1 && event[at + 1] == 0) {
      return false;
    }
    while (at < event.length && isSpace(event[at])) {
      at++;
    }
    return at < event.length && event[at] == '{';
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
