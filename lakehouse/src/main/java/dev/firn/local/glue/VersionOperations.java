package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.store.CatalogStore;
import dev.firn.local.glue.store.CatalogTransaction;
import dev.firn.local.glue.store.StoredTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operations on the versions of a table: the current one, and those that are archived. */
final class VersionOperations {
  private static final Shape.Structure GET =
      Shape.Structure.of(
              Map.of(
                  "DatabaseName", Shapes.NAME,
                  "TableName", Shapes.NAME,
                  "VersionId", Shapes.NAME,
                  "NextToken", Shapes.TOKEN,
                  "MaxResults", Shapes.MAX_RESULTS))
          .requiring("DatabaseName", "TableName");
  private static final Shape.Structure DELETE =
      GET.requiring("DatabaseName", "TableName", "VersionId");
  private static final Shape.Structure BATCH =
      Shape.Structure.of(
              Map.of(
                  "DatabaseName", Shapes.NAME,
                  "TableName", Shapes.NAME,
                  "VersionIds", Shapes.NAMES))
          .requiring("DatabaseName", "TableName", "VersionIds");

  private final CatalogStore store;

  VersionOperations(CatalogStore store) {
    this.store = store;
  }

  List<Operation> all() {
    return List.of(
        new Operation("GetTableVersion", GET, this::get),
        new Operation("GetTableVersions", GET, this::list),
        new Operation("DeleteTableVersion", DELETE, this::delete),
        new Operation("BatchDeleteTableVersion", BATCH, this::deleteBatch));
  }

  private ObjectNode get(Request request) {
    ObjectNode answer = Json.object();
    answer.set("TableVersion", Views.ofVersion(store.read(catalog -> find(catalog, request))));
    return answer;
  }

  private static StoredTable find(CatalogTransaction catalog, Request request) {
    StoredTable current = current(catalog, request);
    String requested = request.text("VersionId").orElse(Long.toString(current.version()));
    long version = number(requested);
    if (version == current.version()) {
      return current;
    }
    return catalog
        .archive()
        .find(current.database(), current.name(), version)
        .orElseThrow(() -> notFound(current, requested));
  }

  private ObjectNode list(Request request) {
    Page<StoredTable> page =
        store.read(catalog -> {
          StoredTable current = current(catalog, request);
          return Page.read(
              (before, limit) -> listBefore(catalog, current, number(before), limit),
              VersionOperations::key,
              version -> true,
              request.pageStart(Long.toString(Long.MAX_VALUE)),
              request.pageSize());
        });
    return page.answer("TableVersions", VersionOperations::key, Views::ofVersion);
  }

  /** Newest first: the current version, then the archived ones. */
  private static List<StoredTable> listBefore(
      CatalogTransaction catalog, StoredTable current, long before, int limit) {
    List<StoredTable> versions = new ArrayList<>();
    if (current.version() < before) {
      versions.add(current);
    }
    versions.addAll(
        catalog
            .archive()
            .listBefore(current.database(), current.name(), before, limit - versions.size()));
    return versions;
  }

  private ObjectNode delete(Request request) {
    String version = request.text("VersionId").orElseThrow();
    return store.change(catalog -> {
      delete(catalog, current(catalog, request), version);
      return Json.object();
    });
  }

  private ObjectNode deleteBatch(Request request) {
    BatchErrors errors = new BatchErrors();
    return store.change(catalog -> {
      StoredTable current = current(catalog, request);
      for (String version : request.texts("VersionIds")) {
        errors.gather(
            () -> delete(catalog, current, version),
            error -> error.put("TableName", current.name()).put("VersionId", version));
      }
      return errors.answer();
    });
  }

  private static void delete(CatalogTransaction catalog, StoredTable current, String version) {
    long number = number(version);
    if (number == current.version()) {
      throw GlueException.invalidInput(
          "Version %s of %s.%s is the current one and cannot be deleted."
              .formatted(version, current.database(), current.name()));
    }
    if (!catalog.archive().delete(current.database(), current.name(), number)) {
      throw notFound(current, version);
    }
  }

  private static StoredTable current(CatalogTransaction catalog, Request request) {
    return TableOperations.require(
        catalog, request.name("DatabaseName"), request.name("TableName"));
  }

  private static String key(StoredTable table) {
    return Long.toString(table.version());
  }

  private static long number(String version) {
    try {
      return Long.parseLong(version);
    } catch (NumberFormatException e) {
      throw new GlueException(
          ErrorCode.INVALID_INPUT, "Version '%s' is not a number".formatted(version), e);
    }
  }

  private static GlueException notFound(StoredTable table, String version) {
    return new GlueException(
        ErrorCode.ENTITY_NOT_FOUND,
        "Version %s of %s.%s not found.".formatted(version, table.database(), table.name()));
  }
}
