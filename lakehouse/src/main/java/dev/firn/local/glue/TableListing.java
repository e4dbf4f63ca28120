package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.store.CatalogStore;
import dev.firn.local.glue.store.CatalogTransaction;
import dev.firn.local.glue.store.StoredTable;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** GetTables: the tables of a database whose names match an expression, page by page. */
final class TableListing {
  private static final Shape.Structure LIST =
      Shape.Structure.of(
              Map.of(
                  "DatabaseName", Shapes.NAME,
                  "Expression", Shapes.EXPRESSION,
                  "NextToken", Shapes.TOKEN,
                  "MaxResults", Shapes.MAX_RESULTS,
                  "AttributesToGet", Shapes.ATTRIBUTES))
          .requiring("DatabaseName");

  private final CatalogStore store;

  TableListing(CatalogStore store) {
    this.store = store;
  }

  Operation operation() {
    return new Operation("GetTables", LIST, this::list);
  }

  private ObjectNode list(Request request) {
    Predicate<String> expression = NameExpression.compile(request.text("Expression").orElse(""));
    Page<StoredTable> page = store.read(catalog -> page(catalog, request, expression));
    List<String> attributes = request.texts("AttributesToGet");
    return page.answer(
        "TableList", StoredTable::name, table -> Views.narrowed(Views.of(table), attributes));
  }

  private static Page<StoredTable> page(
      CatalogTransaction catalog, Request request, Predicate<String> expression) {
    String database = request.name("DatabaseName");
    DatabaseOperations.require(catalog, database);
    return Page.read(
        (after, limit) -> catalog.tables().listAfter(database, after, limit),
        StoredTable::name,
        table -> expression.test(table.name()),
        request.pageStart(""),
        request.pageSize());
  }
}
