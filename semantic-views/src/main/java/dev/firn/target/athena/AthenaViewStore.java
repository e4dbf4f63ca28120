package dev.firn.target.athena;

import static dev.firn.render.RenderedView.quoted;

import dev.firn.semantic.Placement;
import dev.firn.semantic.target.AthenaSettings;
import dev.firn.target.StoredView;
import dev.firn.target.ViewStore;
import dev.firn.target.WantedView;
import dev.firn.target.aws.Pace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * The views of one Glue database that Athena reads. Athena makes them; it has no statement that
 * says anything about a view, so comments and the mark are written to Glue, by compare-and-set, as
 * the view's description and the comments of its columns, which no engine takes to mean anything.
 *
 * <p>Who may read them is a matter of IAM or Lake Formation, and is not set here.
 */
public final class AthenaViewStore implements ViewStore {

  private final Placement placement;
  private final AthenaStatements statements;
  private final GlueViews views;

  /**
   * A store over clients, which the caller closes.
   *
   * @param placement of target Athena
   * @param catalogId account that owns the Glue catalog; empty for the caller's own
   */
  public AthenaViewStore(
      Placement placement,
      AthenaSettings settings,
      AthenaClient athena,
      GlueClient glue,
      Optional<String> catalogId,
      Pace pace) {
    this.placement = placement;
    this.statements = new AthenaStatements(athena, settings, placement, pace);
    this.views = new GlueViews(glue, catalogId, placement.viewSchema());
  }

  @Override
  public Map<String, StoredView> read() {
    Map<String, StoredView> found = new TreeMap<>();
    views.all().forEach(table -> found.put(table.name(), stored(table)));
    return found;
  }

  private StoredView stored(Table table) {
    Map<String, String> comments = new LinkedHashMap<>();
    columns(table.storageDescriptor())
        .forEach(column -> comments.put(column.name(), text(column.comment())));
    return new StoredView(
        table.name(),
        text(table.viewOriginalText()),
        text(table.description()),
        placement.security(),
        comments);
  }

  @Override
  public void createSchema() {
    views.createDatabase();
  }

  @Override
  public void replace(WantedView view) {
    statements.run("write view '" + view.name() + "'", view.rendered().statement());
  }

  @Override
  public void commentColumns(WantedView view) {
    views.change(
        "comment on the columns of view '" + view.name() + "'",
        view.name(),
        input -> withColumnComments(input, view.columnComments()));
  }

  private static TableInput withColumnComments(TableInput input, Map<String, String> comments) {
    StorageDescriptor storage = input.storageDescriptor();
    if (storage == null) {
      return input;
    }
    List<Column> columns =
        columns(storage).stream()
            .map(column -> commented(column, comments.getOrDefault(column.name(), "")))
            .toList();
    return input.toBuilder()
        .storageDescriptor(storage.toBuilder().columns(columns).build())
        .build();
  }

  private static Column commented(Column column, String comment) {
    return comment.equals(text(column.comment()))
        ? column
        : column.toBuilder().comment(comment).build();
  }

  @Override
  public void comment(WantedView view, String comment) {
    views.change(
        "comment on view '" + view.name() + "'",
        view.name(),
        input -> input.toBuilder().description(comment).build());
  }

  @Override
  public void drop(String view) {
    statements.run(
        "drop view '" + view + "'",
        "DROP VIEW IF EXISTS %s.%s.%s"
            .formatted(quoted(placement.catalog()), quoted(placement.viewSchema()), quoted(view)));
  }

  private static List<Column> columns(@Nullable StorageDescriptor storage) {
    return storage == null || !storage.hasColumns() ? List.of() : storage.columns();
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
