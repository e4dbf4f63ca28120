package dev.firn.keeper;

import dev.firn.lake.Retention;
import dev.firn.lake.Upkeep;
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
 * @param retention how long its history can be read
 * @param upkeep how it is kept small and fast
 */
public record KeptTable(
    TableIdentifier id,
    WriteMode mode,
    List<String> key,
    Optional<String> version,
    Retention retention,
    Upkeep upkeep) {

  public KeptTable {
    key = List.copyOf(key);
  }

  /** A table with the policies that hold where nothing is declared. */
  public KeptTable(TableIdentifier id, WriteMode mode, List<String> key, Optional<String> version) {
    this(id, mode, key, version, Retention.DEFAULT, Upkeep.DEFAULT);
  }

  PublishedTable how() {
    return new PublishedTable(mode, key, version.orElse(null));
  }
}
