package dev.firn.catalog.plan;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Lake;
import java.util.Optional;

/** Where tables are kept: below the warehouse, whatever the location of the namespace says. */
final class TableLocation {

  private TableLocation() {}

  static String of(Lake lake) {
    return lake.warehouse() + "/" + lake.catalog().database();
  }

  /** Empty for a REST catalog, which gives out locations by itself. */
  static Optional<String> of(Lake lake, String table) {
    return lake.catalog() instanceof CatalogSettings.Rest
        ? Optional.empty()
        : Optional.of(of(lake) + "/" + table);
  }

  static boolean isInside(Lake lake, String location) {
    return location.startsWith(lake.warehouse() + "/");
  }
}
