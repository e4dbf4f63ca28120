package dev.firn.keeper;

import dev.firn.lake.WriteMode;
import dev.firn.publish.PublishedTable;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * A table that the keeper looks after.
 *
 * @param key names of the key columns; empty exactly for append tables
 * @param version column that orders the versions of a key; empty when the order of arrival does
 */
public record KeptTable(
    TableIdentifier id, WriteMode mode, List<String> key, Optional<String> version) {

  public KeptTable {
    key = List.copyOf(key);
  }

  PublishedTable how() {
    return new PublishedTable(mode, key, version.orElse(null));
  }
}
