package dev.firn.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Bytes of a fixed length, in Base64. */
final class FixedReader implements ColumnReader {
  private final int length;

  FixedReader(int length) {
    this.length = length;
  }

  @Override
  public Object read(JsonParser parser, JsonToken token) throws IOException {
    byte[] bytes = Scalars.binary(parser, token);
    if (bytes.length != length) {
      throw new Refusal("expected " + length + " bytes, found " + bytes.length);
    }
    return bytes;
  }
}
