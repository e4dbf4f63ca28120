package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.store.CatalogStore;
import dev.firn.local.glue.store.CatalogTransaction;
import dev.firn.local.glue.store.StoredTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The operations that create, show and delete tables; {@link TableUpdate} changes them. */
final class TableOperations {
  private static final Shape.Structure CREATE =
      Shape.Structure.of(Map.of("DatabaseName", Shapes.NAME, "TableInput", Shapes.TABLE_INPUT))
          .requiring("DatabaseName", "TableInput");
  private static final Shape.Structure NAMED =
      Shape.Structure.of(Map.of("DatabaseName", Shapes.NAME, "Name", Shapes.NAME))
          .requiring("DatabaseName", "Name");
  private static final Shape.Structure BATCH =
      Shape.Structure.of(Map.of("DatabaseName", Shapes.NAME, "TablesToDelete", Shapes.NAMES))
          .requiring("DatabaseName", "TablesToDelete");

  private final CatalogStore store;
  private final Clock clock;
  private final int limit;

  TableOperations(CatalogStore store, Clock clock, int limit) {
    this.store = store;
    this.clock = clock;
    this.limit = limit;
  }

  List<Operation> all() {
    return List.of(
        new Operation("CreateTable", CREATE, this::create),
        new Operation("GetTable", NAMED, this::get),
        new Operation("DeleteTable", NAMED, this::delete),
        new Operation("BatchDeleteTable", BATCH, this::deleteBatch));
  }

  private ObjectNode create(Request request) {
    String database = request.name("DatabaseName");
    ObjectNode definition = request.definition("TableInput");
    String name = definition.get("Name").textValue();
    Instant now = clock.instant();
    StoredTable table = new StoredTable(database, name, 0, Definitions.text(definition), now, now);
    return store.change(catalog -> {
      refuseIfThereOrFull(catalog, database, name);
      catalog.tables().insert(table);
      return Json.object();
    });
  }

  private void refuseIfThereOrFull(CatalogTransaction catalog, String database, String name) {
    DatabaseOperations.require(catalog, database);
    if (catalog.tables().find(database, name).isPresent()) {
      throw new GlueException(
          ErrorCode.ALREADY_EXISTS, "Table %s.%s already exists.".formatted(database, name));
    }
    if (catalog.tables().countIn(database) >= limit) {
      throw new GlueException(
          ErrorCode.RESOURCE_NUMBER_LIMIT_EXCEEDED,
          "Number of TABLE resources in %s exceeds the limit of %d.".formatted(database, limit));
    }
  }

  private ObjectNode get(Request request) {
    StoredTable table =
        store.read(catalog -> require(catalog, request.name("DatabaseName"), request.name("Name")));
    ObjectNode answer = Json.object();
    answer.set("Table", Views.of(table));
    return answer;
  }

  private ObjectNode delete(Request request) {
    String database = request.name("DatabaseName");
    return store.change(catalog -> {
      DatabaseOperations.require(catalog, database);
      delete(catalog, database, request.name("Name"));
      return Json.object();
    });
  }

  private ObjectNode deleteBatch(Request request) {
    String database = request.name("DatabaseName");
    BatchErrors errors = new BatchErrors();
    return store.change(catalog -> {
      DatabaseOperations.require(catalog, database);
      for (String name : request.texts("TablesToDelete")) {
        errors.gather(
            () -> delete(catalog, database, Request.folded(name)),
            error -> error.put("TableName", name));
      }
      return errors.answer();
    });
  }

  private static void delete(CatalogTransaction catalog, String database, String name) {
    if (!catalog.tables().delete(database, name)) {
      throw GlueException.tableNotFound(database, name);
    }
    catalog.tags().removeAll(ResourceName.ofTable(database, name));
  }

  static StoredTable require(CatalogTransaction catalog, String database, String name) {
    DatabaseOperations.require(catalog, database);
    return catalog
        .tables()
        .find(database, name)
        .orElseThrow(() -> GlueException.tableNotFound(database, name));
  }
}
