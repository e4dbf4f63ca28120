package dev.firn.probe;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import dev.firn.publish.lane.LaneLook;
import java.util.List;
import org.apache.iceberg.Table;

/** Tells whether the keeper has published everything that is on the lanes. */
public final class LaneWatch {
  private final Lake lake;
  private final LakeCatalog catalog;

  /** Looks at the tables of a lake. */
  public LaneWatch(Lake lake, LakeCatalog catalog) {
    this.lake = lake;
    this.catalog = catalog;
  }

  /** Tables with something on {@code ingest} that main does not have. */
  public List<String> unpublished() {
    return lake.tables().stream()
        .map(table -> table.name())
        .filter(name -> !isPublished(catalog.load(name)))
        .toList();
  }

  private static boolean isPublished(Table table) {
    LaneLook look = LaneLook.at(table);
    return look.halt().isEmpty() && !look.isBehind();
  }
}
