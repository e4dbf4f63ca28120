package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.store.CatalogStore;
import dev.firn.local.glue.store.CatalogTransaction;
import java.util.List;
import java.util.Map;

/** The operations on the tags of databases and tables. */
final class TagOperations {
  private static final Shape.Structure GET =
      Shape.Structure.of(
              Map.of(
                  "ResourceArn", Shapes.ARN,
                  "TagsToAdd", Shapes.TAGS,
                  "TagsToRemove", Shapes.TAG_KEYS))
          .requiring("ResourceArn");

  private final CatalogStore store;

  TagOperations(CatalogStore store) {
    this.store = store;
  }

  List<Operation> all() {
    return List.of(
        new Operation("GetTags", GET, this::get),
        new Operation("TagResource", GET.requiring("ResourceArn", "TagsToAdd"), this::add),
        new Operation("UntagResource", GET.requiring("ResourceArn", "TagsToRemove"), this::remove));
  }

  private ObjectNode get(Request request) {
    Map<String, String> tags =
        store.read(catalog -> catalog.tags().of(requireResource(catalog, request)));
    ObjectNode answer = Json.object();
    ObjectNode list = answer.putObject("Tags");
    tags.forEach(list::put);
    return answer;
  }

  private ObjectNode add(Request request) {
    return store.change(catalog -> {
      catalog.tags().put(requireResource(catalog, request), request.map("TagsToAdd"));
      return Json.object();
    });
  }

  private ObjectNode remove(Request request) {
    return store.change(catalog -> {
      catalog.tags().remove(requireResource(catalog, request), request.texts("TagsToRemove"));
      return Json.object();
    });
  }

  private static String requireResource(CatalogTransaction catalog, Request request) {
    String arn = request.text("ResourceArn").orElseThrow();
    String resource = ResourceName.ofArn(arn);
    String[] parts = resource.split("/", 3);
    boolean isThere =
        switch (parts[0]) {
          case "database" -> parts.length == 2 && catalog.databases().find(parts[1]).isPresent();
          case "table" ->
              parts.length == 3 && catalog.tables().find(parts[1], parts[2]).isPresent();
          default -> false;
        };
    if (!isThere) {
      throw new GlueException(ErrorCode.ENTITY_NOT_FOUND, "Resource %s not found.".formatted(arn));
    }
    return resource;
  }
}
