package dev.firn.target.trino;

import static dev.firn.render.RenderedView.literal;
import static dev.firn.render.RenderedView.quoted;

import dev.firn.semantic.Placement;
import dev.firn.semantic.Placement.Security;
import dev.firn.target.StoredView;
import dev.firn.target.ViewStore;
import dev.firn.target.WantedView;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The views of one schema of Trino. Rights are not set here: Trino's rules say who may read a
 * schema.
 */
public final class TrinoViewStore implements ViewStore {

  private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");
  private static final Pattern SECURITY = Pattern.compile("\\bSECURITY\\s+(DEFINER|INVOKER)\\b");

  private final Placement placement;
  private final Statements statements;

  /**
   * A store over a connection, which the caller closes.
   *
   * @param placement of target Trino
   */
  public TrinoViewStore(Placement placement, Connection connection) {
    this.placement = placement;
    this.statements = new Statements(connection);
  }

  @Override
  public Map<String, StoredView> read() {
    Map<String, String> comments = comments();
    Map<String, Map<String, String>> columns = columnComments();
    Map<String, StoredView> views = new LinkedHashMap<>();
    for (List<String> row :
        statements.rows(
            "list the views of schema '" + placement.viewSchema() + "'",
            "SELECT table_name, view_definition FROM %s.information_schema.views WHERE table_schema = %s ORDER BY 1"
                .formatted(quoted(placement.catalog()), literal(placement.viewSchema())))) {
      String name = row.getFirst();
      views.put(
          name,
          new StoredView(
              name,
              row.get(1),
              comments.getOrDefault(name, ""),
              security(name),
              columns.getOrDefault(name, Map.of())));
    }
    return views;
  }

  private Map<String, String> comments() {
    Map<String, String> comments = new LinkedHashMap<>();
    statements
        .rows(
            "read the comments of schema '" + placement.viewSchema() + "'",
            "SELECT table_name, comment FROM system.metadata.table_comments WHERE catalog_name = %s AND schema_name = %s"
                .formatted(literal(placement.catalog()), literal(placement.viewSchema())))
        .forEach(row -> comments.put(row.getFirst(), row.get(1)));
    return comments;
  }

  private Map<String, Map<String, String>> columnComments() {
    Map<String, Map<String, String>> comments = new LinkedHashMap<>();
    statements
        .rows(
            "read the columns of schema '" + placement.viewSchema() + "'",
            "SELECT table_name, column_name, remarks FROM system.jdbc.columns WHERE table_cat = %s AND table_schem = %s ORDER BY table_name, ordinal_position"
                .formatted(literal(placement.catalog()), literal(placement.viewSchema())))
        .forEach(row ->
            comments
                .computeIfAbsent(row.getFirst(), _ -> new LinkedHashMap<>())
                .put(row.get(1), row.get(2)));
    return comments;
  }

  private Security security(String view) {
    String text =
        statements
            .rows("read view '" + view + "'", "SHOW CREATE VIEW " + name(view))
            .getFirst()
            .getFirst();
    Matcher security = SECURITY.matcher(QUOTED.matcher(text).replaceAll("?"));
    return security.find() ? Security.valueOf(security.group(1)) : Security.DEFINER;
  }

  @Override
  public void createSchema() {
    statements.run(
        "create schema '" + placement.viewSchema() + "'",
        "CREATE SCHEMA IF NOT EXISTS %s.%s"
            .formatted(quoted(placement.catalog()), quoted(placement.viewSchema())));
  }

  @Override
  public void replace(WantedView view) {
    statements.run("write view '" + view.name() + "'", view.rendered().statement());
  }

  @Override
  public void comment(WantedView view, String comment) {
    statements.run(
        "comment on view '" + view.name() + "'",
        "COMMENT ON VIEW %s IS %s".formatted(name(view.name()), literal(comment)));
  }

  @Override
  public void commentColumns(WantedView view) {
    view.columnComments()
        .forEach((column, comment) -> {
          if (!comment.isEmpty()) {
            commentColumn(view, column, comment);
          }
        });
  }

  private void commentColumn(WantedView view, String column, String comment) {
    statements.run(
        "comment on column '%s' of view '%s'".formatted(column, view.name()),
        "COMMENT ON COLUMN %s.%s IS %s"
            .formatted(name(view.name()), quoted(column), literal(comment)));
  }

  @Override
  public void drop(String view) {
    statements.run("drop view '" + view + "'", "DROP VIEW IF EXISTS " + name(view));
  }

  private String name(String view) {
    return "%s.%s.%s"
        .formatted(quoted(placement.catalog()), quoted(placement.viewSchema()), quoted(view));
  }
}
