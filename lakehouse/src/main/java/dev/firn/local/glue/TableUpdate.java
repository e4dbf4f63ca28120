package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.store.CatalogStore;
import dev.firn.local.glue.store.CatalogTransaction;
import dev.firn.local.glue.store.StoredTable;
import java.time.Clock;
import java.util.Map;

/**
 * UpdateTable: puts a new definition in the place of the current one. With a {@code VersionId} it
 * is a compare-and-set on the table's version, which is what Iceberg's commits rely on; without one
 * the last caller wins. Every update makes a new version; the replaced one is archived unless
 * {@code SkipArchive} is set.
 */
final class TableUpdate {
  private static final Shape.Structure UPDATE =
      Shape.Structure.of(
              Map.of(
                  "DatabaseName", Shapes.NAME,
                  "Name", Shapes.NAME,
                  "TableInput", Shapes.TABLE_INPUT,
                  "SkipArchive", Shapes.FLAG,
                  "VersionId", Shapes.NAME))
          .requiring("DatabaseName", "TableInput");

  private final CatalogStore store;
  private final Clock clock;
  private final int limit;

  TableUpdate(CatalogStore store, Clock clock, int limit) {
    this.store = store;
    this.clock = clock;
    this.limit = limit;
  }

  Operation operation() {
    return new Operation("UpdateTable", UPDATE, this::update);
  }

  private ObjectNode update(Request request) {
    ObjectNode definition = request.definition("TableInput");
    String name = definition.get("Name").textValue();
    request.text("Name").ifPresent(given -> request.refuseRename(given, definition));
    return store.change(catalog -> {
      StoredTable current = TableOperations.require(catalog, request.name("DatabaseName"), name);
      refuseIfChanged(current, request);
      if (!request.flag("SkipArchive")) {
        archive(catalog, current);
      }
      catalog.tables().replace(current.next(Definitions.text(definition), clock.instant()));
      return Json.object();
    });
  }

  private static void refuseIfChanged(StoredTable current, Request request) {
    String version = Long.toString(current.version());
    String expected = request.text("VersionId").orElse(version);
    if (!expected.equals(version)) {
      throw new GlueException(
          ErrorCode.CONCURRENT_MODIFICATION,
          "Update table failed due to concurrent modifications: %s.%s is at version %s, not %s."
              .formatted(current.database(), current.name(), version, expected));
    }
  }

  private void archive(CatalogTransaction catalog, StoredTable current) {
    if (catalog.archive().countOf(current.database(), current.name()) >= limit) {
      throw new GlueException(
          ErrorCode.RESOURCE_NUMBER_LIMIT_EXCEEDED,
          "Number of TABLE_VERSION resources of %s.%s exceeds the limit of %d."
              .formatted(current.database(), current.name(), limit));
    }
    catalog.archive().insert(current);
  }
}
