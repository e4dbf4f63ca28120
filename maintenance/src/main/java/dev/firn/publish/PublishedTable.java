package dev.firn.publish;

import dev.firn.index.key.KeyColumns;
import dev.firn.lake.WriteMode;
import java.util.List;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a table's lane is published.
 *
 * @param key column names; empty exactly for append tables
 * @param version column that orders the versions of a key; null when the order of arrival does
 */
public record PublishedTable(WriteMode mode, List<String> key, @Nullable String version) {

  public PublishedTable {
    key = List.copyOf(key);
    if (key.isEmpty() != (mode == WriteMode.APPEND)) {
      throw new IllegalArgumentException(
          "Cannot publish a table of mode " + mode + " with key " + key);
    }
  }

  @Nullable KeyColumns columns(Schema schema) {
    return mode == WriteMode.APPEND ? null : KeyColumns.of(schema, key, version);
  }
}
