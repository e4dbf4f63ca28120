package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.Placement;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import dev.firn.semantic.yaml.ViewsYaml;
import dev.firn.tests.LocalLake;
import dev.firn.verify.RedshiftEngine;
import dev.firn.verify.RowReader;
import dev.firn.verify.ViewComparison;
import dev.firn.verify.ViewMatch;
import dev.firn.verify.ViewRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows at the edges of what engines agree on: blanks at the end of texts, nulls, gaps between
 * periods, ends of months, weeks and years, leap days, other time zones. Every kind of measure and
 * every grain, in Trino and as Redshift's SQL in PostgreSQL.
 */
class EdgeParityIT {

  private static final Path FOLDER = Path.of("src/test/resources/views/edges");
  private static final LocalLake LAKE = LocalLake.shared();
  private static final Lake EDGES = LakeYaml.read(FOLDER.resolve("lake.yaml"), Map.of());
  private static final SemanticModel MODEL =
      ViewsYaml.read(FOLDER.resolve("views.yaml"), EDGES, Map.of());

  private static PostgresLake postgres;

  @BeforeAll
  static void makeTheRows() throws Exception {
    try (Connection trino = RetailOnMain.connect(LAKE, "firn");
        Statement statement = trino.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS lake.edges");
      statement.execute("DROP TABLE IF EXISTS lake.edges.facts");
      statement.execute("DROP TABLE IF EXISTS lake.edges.shops");
      statement.execute("DROP TABLE IF EXISTS lake.edges.regions");
      statement.execute(
          "CREATE TABLE lake.edges.facts (id bigint, shop varchar, day date,"
              + " at timestamp(6) with time zone, amount decimal(7, 2), units integer,"
              + " gift boolean)");
      statement.execute("CREATE TABLE lake.edges.shops (shop varchar, region varchar)");
      statement.execute("CREATE TABLE lake.edges.regions (region varchar, boss varchar)");
      statement.execute(Files.readString(FOLDER.resolve("rows.sql")));
      statement.execute(
          "INSERT INTO lake.edges.shops VALUES ('north', 'R1 '), ('south  ', 'R1'), ('', NULL)");
      statement.execute("INSERT INTO lake.edges.regions VALUES ('R1  ', 'Ann '), ('R2', 'Bob')");
      postgres = PostgresLake.start();
      postgres.copy(EDGES, EDGES.table("facts").orElseThrow(), trino);
      postgres.copy(EDGES, EDGES.table("shops").orElseThrow(), trino);
      postgres.copy(EDGES, EDGES.table("regions").orElseThrow(), trino);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewHasTheSameValues(String name) throws SQLException {
    View view = MODEL.view(name).orElseThrow();

    ViewMatch match = ViewComparison.compare(view, inTrino(view), inPostgres(view));

    assertThat(match.differences()).isEmpty();
    assertThat(match.rows()).isPositive();
    assertThat(match.maxRelativeDifference()).isLessThan(1e-15);
  }

  static Stream<String> views() {
    return MODEL.views().stream().map(View::name);
  }

  @Test
  void blanksAtTheEndOfATextDoNotCount() throws SQLException {
    View view = MODEL.view("in_all").orElseThrow();

    List<Object> values = inTrino(view).rows().get(List.of());

    // north, south, North, ' north', it's "west", zürich and the empty text.
    assertThat(values.subList(0, 2)).containsExactly(20L, 7L);
  }

  @Test
  void aJoinMayGoOnFromAnother() throws SQLException {
    View view = MODEL.view("by_boss").orElseThrow();

    Map<List<Object>, List<Object>> rows = inTrino(view).rows();

    // North and south are in R1, which is Ann's; all other shops have no region, or none that is
    // known.
    assertThat(rows).containsOnlyKeys(List.of("Ann"), Arrays.asList((Object) null));
    assertThat(rows.get(List.of("Ann")).getFirst()).isEqualTo(11L);
  }

  @Test
  void aPeriodWithoutRowsIsAGap() throws SQLException {
    View view = MODEL.view("monthly").orElseThrow();
    Map<List<Object>, List<Object>> rows = inTrino(view).rows();
    int before = 4;

    assertThat(rows.get(List.of(LocalDate.of(2020, 2, 1), "north")).get(before)).isEqualTo(1L);
    assertThat(rows.get(List.of(LocalDate.of(2020, 3, 1), "north")).get(before)).isEqualTo(2L);
    assertThat(rows.get(List.of(LocalDate.of(2020, 1, 1), "north")).get(before)).isNull();
    assertThat(rows.get(Arrays.asList(LocalDate.of(2021, 4, 1), null)).get(before)).isEqualTo(1L);
    assertThat(rows.get(Arrays.asList(null, "north")).get(before)).isNull();
  }

  private static ViewRows inTrino(View view) throws SQLException {
    try (Connection trino = RetailOnMain.connect(LAKE, "analyst")) {
      return new RowReader("trino", trino).read(view, query(Target.TRINO, view));
    }
  }

  private static ViewRows inPostgres(View view) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.url())) {
      RedshiftEngine engine = RedshiftEngine.open(connection);
      return new RowReader(engine.name(), connection)
          .read(view, engine.spoken(query(Target.REDSHIFT, view)));
    }
  }

  private static String query(Target target, View view) {
    Placement placement = MODEL.placement(target);
    return new ViewRenderer(placement).render(view).query();
  }
}
