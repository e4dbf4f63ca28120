package dev.firn.health;

import dev.firn.catalog.LakeCatalog;
import dev.firn.handbook.LakeFreshness;
import dev.firn.handbook.TableFreshness;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.LaneLook;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** Reads from the metadata of tables, and from nothing else, how fresh main is. */
public final class FreshnessLook {

  private FreshnessLook() {}

  /**
   * Looks at each table once; one that is not there is left out.
   *
   * @param now when it looks
   */
  public static LakeFreshness of(Collection<String> tables, LakeCatalog catalog, Instant now) {
    Map<String, TableFreshness> found = new HashMap<>();
    for (String name : tables) {
      try {
        found.put(name, of(catalog.load(name)));
      } catch (NoSuchTableException absent) {
        // The page says that it is unknown.
      }
    }
    return new LakeFreshness(now, found, "");
  }

  private static TableFreshness of(Table table) {
    LaneLook lane = LaneLook.at(table);
    return new TableFreshness(
        Optional.ofNullable(table.currentSnapshot())
            .map(Snapshot::timestampMillis)
            .map(Instant::ofEpochMilli),
        lane.oldestUnpublished(),
        lane.halt().map(Halt::toString).orElse(""));
  }
}
