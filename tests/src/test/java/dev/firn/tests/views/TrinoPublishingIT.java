package dev.firn.tests.views;

import dev.firn.render.ViewRenderer;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Target;
import dev.firn.target.ViewStore;
import dev.firn.target.WantedView;
import dev.firn.target.trino.TrinoViewStore;
import dev.firn.tests.LocalLake;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Publishing to a running Trino, in a schema of its own. */
class TrinoPublishingIT extends ViewStoreContract {

  private static final LocalLake LAKE = LocalLake.shared();
  private static final String SCHEMA = "contract_views";
  private static final Placement PLACEMENT = placement();
  private static final List<WantedView> WANTED = wantedViews();

  /** Statements of this session are told from those by hand. */
  private static final String SOURCE = "publisher";

  private final Set<String> seen = new HashSet<>();
  private Connection publisher;
  private Connection hand;

  @BeforeEach
  void connect() throws SQLException {
    publisher = connection(SOURCE);
    hand = connection("hand");
    byHand("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
    for (String view : rows("SHOW TABLES FROM " + SCHEMA)) {
      dropByHand(view);
    }
    takeWrites();
  }

  @AfterEach
  void disconnect() throws SQLException {
    publisher.close();
    hand.close();
  }

  @Override
  ViewStore store() {
    return new TrinoViewStore(PLACEMENT, publisher);
  }

  @Override
  List<WantedView> wanted() {
    return WANTED;
  }

  @Override
  void replaceByHand(String view) throws SQLException {
    byHand("CREATE OR REPLACE VIEW %s.%s AS SELECT 1 AS lines".formatted(SCHEMA, view));
  }

  @Override
  void dropByHand(String view) throws SQLException {
    byHand("DROP VIEW %s.%s".formatted(SCHEMA, view));
  }

  @Override
  void commentByHand(String view) throws SQLException {
    String comment =
        rows("SELECT comment FROM system.metadata.table_comments WHERE catalog_name = 'lake'"
                + " AND schema_name = '%s' AND table_name = '%s'".formatted(SCHEMA, view))
            .getFirst();
    byHand(
        "COMMENT ON VIEW %s.%s IS 'Mine %s'".formatted(SCHEMA, view, comment.replace("'", "''")));
  }

  /** Trino keeps no more than its last statements, which are enough for three views. */
  @Override
  List<String> takeWrites() {
    try {
      return rows(
              "SELECT query_id || ' ' || query FROM system.runtime.queries WHERE source = '%s'"
                      .formatted(SOURCE)
                  + " AND regexp_like(query, '^(CREATE|COMMENT|DROP)')")
          .stream()
          .filter(seen::add)
          .toList();
    } catch (SQLException e) {
      throw new AssertionError("Cannot list the statements of Trino", e);
    }
  }

  private void byHand(String sql) throws SQLException {
    try (Statement statement = hand.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = hand.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private static Connection connection(String source) throws SQLException {
    return DriverManager.getConnection(LAKE.site().trinoUrl() + "/lake?user=firn&source=" + source);
  }

  private static Placement placement() {
    Placement retail = RetailDeclared.model().placement(Target.TRINO);
    return new Placement(
        retail.target(), retail.catalog(), retail.tableSchema(), SCHEMA, retail.security());
  }

  private static List<WantedView> wantedViews() {
    ViewRenderer renderer = new ViewRenderer(PLACEMENT);
    return List.of("returns_daily", "inventory_position", "sales_total").stream()
        .map(name -> RetailDeclared.model().view(name).orElseThrow())
        .map(renderer::render)
        .map(WantedView::new)
        .toList();
  }
}
