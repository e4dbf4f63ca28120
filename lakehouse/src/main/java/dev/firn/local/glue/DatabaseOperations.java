package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.store.CatalogStore;
import dev.firn.local.glue.store.CatalogTransaction;
import dev.firn.local.glue.store.StoredDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The operations on databases. */
final class DatabaseOperations {
  private static final Shape.Structure CREATE =
      Shape.Structure.of(Map.of("DatabaseInput", Shapes.DATABASE_INPUT, "Tags", Shapes.TAGS))
          .requiring("DatabaseInput");
  private static final Shape.Structure NAMED =
      Shape.Structure.of(Map.of("Name", Shapes.NAME)).requiring("Name");
  private static final Shape.Structure LIST =
      Shape.Structure.of(
          Map.of(
              "NextToken", Shapes.TOKEN,
              "MaxResults", Shapes.MAX_RESULTS,
              "AttributesToGet", Shapes.ATTRIBUTES,
              "ResourceShareType", Shapes.NAME));
  private static final Shape.Structure UPDATE =
      Shape.Structure.of(Map.of("Name", Shapes.NAME, "DatabaseInput", Shapes.DATABASE_INPUT))
          .requiring("Name", "DatabaseInput");

  private final CatalogStore store;
  private final Clock clock;
  private final int limit;

  DatabaseOperations(CatalogStore store, Clock clock, int limit) {
    this.store = store;
    this.clock = clock;
    this.limit = limit;
  }

  List<Operation> all() {
    return List.of(
        new Operation("CreateDatabase", CREATE, this::create),
        new Operation("GetDatabase", NAMED, this::get),
        new Operation("GetDatabases", LIST, this::list),
        new Operation("UpdateDatabase", UPDATE, this::update),
        new Operation("DeleteDatabase", NAMED, this::delete));
  }

  private ObjectNode create(Request request) {
    ObjectNode definition = request.definition("DatabaseInput");
    String name = definition.get("Name").textValue();
    StoredDatabase database =
        new StoredDatabase(name, Definitions.text(definition), clock.instant());
    return store.change(catalog -> {
      refuseIfThereOrFull(catalog, name);
      catalog.databases().insert(database);
      catalog.tags().put(ResourceName.ofDatabase(name), request.map("Tags"));
      return Json.object();
    });
  }

  private void refuseIfThereOrFull(CatalogTransaction catalog, String name) {
    if (catalog.databases().find(name).isPresent()) {
      throw new GlueException(
          ErrorCode.ALREADY_EXISTS, "Database %s already exists.".formatted(name));
    }
    if (catalog.databases().count() >= limit) {
      throw new GlueException(
          ErrorCode.RESOURCE_NUMBER_LIMIT_EXCEEDED,
          "Number of DATABASE resources exceeds the limit of %d.".formatted(limit));
    }
  }

  private ObjectNode get(Request request) {
    StoredDatabase database = store.read(catalog -> require(catalog, request.name("Name")));
    ObjectNode answer = Json.object();
    answer.set("Database", Views.of(database));
    return answer;
  }

  private ObjectNode list(Request request) {
    boolean own = request.text("ResourceShareType").map("ALL"::equals).orElse(true);
    Page<StoredDatabase> page =
        store.read(catalog ->
            Page.read(
                catalog.databases()::listAfter,
                StoredDatabase::name,
                database -> own,
                request.pageStart(""),
                request.pageSize()));
    List<String> attributes = request.texts("AttributesToGet");
    return page.answer(
        "DatabaseList",
        StoredDatabase::name,
        database -> Views.narrowed(Views.of(database), attributes));
  }

  private ObjectNode update(Request request) {
    String name = request.name("Name");
    ObjectNode definition = request.definition("DatabaseInput");
    request.refuseRename(name, definition);
    return store.change(catalog -> {
      require(catalog, name);
      catalog.databases().update(name, Definitions.text(definition));
      return Json.object();
    });
  }

  private ObjectNode delete(Request request) {
    String name = request.name("Name");
    return store.change(catalog -> {
      if (!catalog.databases().delete(name)) {
        throw GlueException.databaseNotFound(name);
      }
      catalog.tags().removeAll(ResourceName.ofDatabase(name));
      return Json.object();
    });
  }

  static StoredDatabase require(CatalogTransaction catalog, String name) {
    return catalog.databases().find(name).orElseThrow(() -> GlueException.databaseNotFound(name));
  }
}
