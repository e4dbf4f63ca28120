package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.store.StoredDatabase;
import dev.firn.local.glue.store.StoredTable;
import java.util.List;

/** Resources as answers show them: what the caller defined and what the service adds to it. */
final class Views {
  /** The one account whose catalog this endpoint is; whoever signs a request is let in. */
  static final String CATALOG_ID = "000000000000";

  private static final String CREATED_BY = "arn:aws:iam::" + CATALOG_ID + ":user/local";

  private Views() {}

  static ObjectNode of(StoredDatabase database) {
    ObjectNode view = Json.stored(database.definition());
    view.put("CreateTime", Json.seconds(database.created()));
    view.put("CatalogId", CATALOG_ID);
    return view;
  }

  static ObjectNode of(StoredTable table) {
    ObjectNode view = Json.stored(table.definition());
    if (!view.has("Retention")) {
      view.put("Retention", 0);
    }
    view.put("DatabaseName", table.database());
    view.put("CreateTime", Json.seconds(table.created()));
    view.put("UpdateTime", Json.seconds(table.updated()));
    view.put("CreatedBy", CREATED_BY);
    view.put("IsRegisteredWithLakeFormation", false);
    view.put("IsMultiDialectView", view.has("ViewDefinition"));
    view.put("CatalogId", CATALOG_ID);
    view.put("VersionId", Long.toString(table.version()));
    return view;
  }

  static ObjectNode ofVersion(StoredTable table) {
    ObjectNode view = Json.object();
    view.set("Table", of(table));
    return view.put("VersionId", Long.toString(table.version()));
  }

  /** Only what {@code AttributesToGet} asks for, or everything when it asks for nothing. */
  static ObjectNode narrowed(ObjectNode view, List<String> attributes) {
    if (attributes.isEmpty()) {
      return view;
    }
    ObjectNode narrow = Json.object();
    attributes.stream()
        .map(Views::field)
        .filter(view::has)
        .forEach(field -> narrow.set(field, view.get(field)));
    return narrow;
  }

  private static String field(String attribute) {
    return switch (attribute) {
      case "NAME" -> "Name";
      case "TABLE_TYPE" -> "TableType";
      case "TARGET_DATABASE" -> "TargetDatabase";
      default -> throw GlueException.invalidInput("Unknown attribute: " + attribute);
    };
  }
}
