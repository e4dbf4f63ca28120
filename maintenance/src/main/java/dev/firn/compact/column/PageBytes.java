package dev.firn.compact.column;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;

/** Takes bytes out of parquet-java. */
final class PageBytes {
  private PageBytes() {}

  /** A copy of what is often a view of a buffer that is used again. */
  @SuppressWarnings("deprecation")
  static byte[] copy(BytesInput input) throws IOException {
    return input.toByteArray();
  }
}
