package dev.firn.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.apache.flink.table.data.StringData;

/** Booleans, text, and bytes as text. */
final class Scalars {
  private static final int UUID_CHARS = 36;

  private Scalars() {}

  static Object bool(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw ColumnReader.wrongType("true or false", parser, token);
    };
  }

  static Object string(JsonParser parser, JsonToken token) throws IOException {
    String text = text("a string", parser, token);
    requireUnicode(text);
    return StringData.fromString(text);
  }

  /** The 16 bytes of a UUID in its canonical text form. */
  static Object uuid(JsonParser parser, JsonToken token) throws IOException {
    String text = text("a UUID", parser, token);
    if (text.length() == UUID_CHARS) {
      try {
        UUID uuid = UUID.fromString(text);
        return ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
      } catch (IllegalArgumentException e) {
        throw ColumnReader.wrongType("a UUID", parser, token);
      }
    }
    throw ColumnReader.wrongType("a UUID", parser, token);
  }

  static byte[] binary(JsonParser parser, JsonToken token) throws IOException {
    String text = text("bytes in Base64", parser, token);
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw ColumnReader.wrongType("bytes in Base64", parser, token);
    }
  }

  static String text(String expected, JsonParser parser, JsonToken token) throws IOException {
    if (token != JsonToken.VALUE_STRING) {
      throw ColumnReader.wrongType(expected, parser, token);
    }
    return parser.getText();
  }

  /** Half of a surrogate pair has no UTF-8 form: it would be stored as a question mark. */
  private static void requireUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isLowSurrogate(text.charAt(i))
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new Refusal("'" + Refusal.shown(text) + "' holds half of a surrogate pair");
        }
        i++;
      }
    }
  }
}
