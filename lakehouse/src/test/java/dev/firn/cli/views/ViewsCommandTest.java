package dev.firn.cli.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.cli.Firn;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsCommandTest {

  private static final Path RETAIL = Path.of("examples/retail");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void rendersOneViewForOneTarget() {
    assertThat(views("render", "--target", "redshift", "sales_total")).isZero();

    assertThat(out.toString())
        .startsWith("CREATE OR REPLACE VIEW \"retail_views\".\"sales_total\" AS\nWITH")
        .endsWith("WITH NO SCHEMA BINDING;\n\n");
  }

  @Test
  void rendersAllViewsAsJson() throws Exception {
    assertThat(views("render", "--json")).isZero();

    JsonNode list = new ObjectMapper().readTree(out.toString());
    assertThat(list).hasSize(12);
    assertThat(list.get(0).get("name").asText())
        .isEqualTo("\"lake\".\"retail_views\".\"channel_trend_monthly\"");
  }

  @Test
  void anUnknownViewIsUsage() {
    assertThat(views("render", "sales_tota")).isEqualTo(2);

    assertThat(err.toString()).startsWith("There is no view 'sales_tota'");
  }

  @Test
  void refusesATargetThatNeedNotReadTheTables() throws Exception {
    String lake = Files.readString(RETAIL.resolve("lake.yaml"));
    Path file = folder.resolve("lake.yaml");
    Files.writeString(file, lake.replace("readers: [trino, athena, redshift, quicksight]", ""));
    Files.copy(RETAIL.resolve("views.yaml"), folder.resolve("views.yaml"));

    assertThat(run(List.of("views", "render", "--target", "athena", "--lake", file.toString())))
        .isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "firn: Cannot render views for athena: the readers of lake.yaml do not name it, so its"
                + " tables may have what athena cannot read\n");
  }

  @Test
  void rendersForSeveralTargets() {
    assertThat(views("render", "--target", "trino,athena,redshift", "sales_total")).isZero();

    assertThat(out.toString())
        .contains("VIEW \"lake\".\"retail_views\".\"sales_total\"")
        .contains("VIEW \"awsdatacatalog\".\"retail_athena\".\"sales_total\"")
        .contains("VIEW \"retail_views\".\"sales_total\"");
  }

  @Test
  void rendersTheRequestsOfQuickSight() throws Exception {
    assertThat(views("render", "--target", "quicksight", "sales_total")).isZero();

    JsonNode list = new ObjectMapper().readTree(out.toString());
    assertThat(list)
        .extracting(it -> it.get("operation").asText())
        .containsExactly(
            "CreateFolder",
            "TagResource",
            "CreateDataSource",
            "TagResource",
            "CreateDataSet",
            "CreateFolderMembership",
            "CreateRefreshSchedule",
            "TagResource");
    assertThat(list.get(4).at("/request/PhysicalTableMap/view/RelationalTable/Schema").asText())
        .isEqualTo("retail_athena");
  }

  @Test
  void quickSightIsNotAskedBeforeItIsDeclared() throws Exception {
    Path file = folder.resolve("views.yaml");
    Files.writeString(
        file,
        """
        entities:
          sales: {table: sales, measures: {lines: {description: Lines, count: rows}}}
        views:
          total: {question: How many?, entity: sales, measures: [lines]}
        """);

    assertThat(views("diff", "--target", "quicksight", "--views", file.toString())).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "firn: Cannot publish views to quicksight: views.yaml has no section"
                + " targets.quicksight\n");
  }

  @Test
  void aRedshiftThatIsNotDeclaredIsOneLine() {
    assertThat(views("diff", "--target", "redshift")).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "firn: Cannot ask redshift: targets.redshift of views.yaml names no database and"
                + " workgroup\n");
  }

  @Test
  void oneTargetThatFailsDoesNotKeepTheOthersBack() {
    assertThat(views("diff", "--target", "redshift,trino", "--url", "jdbc:trino://127.0.0.1:1"))
        .isEqualTo(1);

    assertThat(err.toString().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("firn: Cannot ask redshift: ");
  }

  @Test
  void followsViewsBackToStreams() throws Exception {
    assertThat(views("lineage", "--json")).isZero();

    JsonNode first = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(first.get("streams").get(0).asText()).isEqualTo("retail-events");
    assertThat(first.get("columns").get(0).get("sources").get(0).asText())
        .isEqualTo("sales.sold_on");
  }

  @Test
  void writesAPageAboutAllViews() throws Exception {
    Path page = folder.resolve("views.html");

    assertThat(views("docs", "--offline", "--out", page.toString(), "--url", "jdbc:trino://here:1"))
        .isZero();

    assertThat(Files.readString(page))
        .contains("jdbc:trino://here:1/lake/retail_views")
        .contains("the catalog was not asked");
  }

  @Test
  void writesAPageThoughTheCatalogIsAway() throws Exception {
    Path file = folder.resolve("lake.yaml");
    String lake = Files.readString(RETAIL.resolve("lake.yaml"));
    Files.writeString(file, lake.replace("${FIRN_GLUE_ENDPOINT:-}", "http://127.0.0.1:1"));
    Files.copy(RETAIL.resolve("views.yaml"), folder.resolve("views.yaml"));
    Path page = folder.resolve("views.html");

    assertThat(run(List.of("views", "docs", "--lake", file.toString(), "--out", page.toString())))
        .isZero();

    assertThat(Files.readString(page)).contains("the catalog does not answer: ");
  }

  @Test
  void everyMistakeIsALine() throws Exception {
    Path file = folder.resolve("views.yaml");
    Files.writeString(file, "entities: {sales: {table: sale}}\nviewes: {}\n");

    assertThat(views("render", "--views", file.toString())).isEqualTo(1);

    assertThat(err.toString().lines())
        .containsExactly(
            "firn: " + file + ":1: views: is missing: mapping of names to views",
            file
                + ":1: entities.sales.table: lake.yaml declares no table 'sale' (did you mean"
                + " 'sales'?)",
            file
                + ":2: viewes: unknown key, known are targets, entities, views (did you mean"
                + " 'views'?)");
  }

  @Test
  void aTrinoThatDoesNotAnswerIsOneLine() {
    assertThat(views("diff", "--url", "jdbc:trino://127.0.0.1:1")).isEqualTo(1);

    assertThat(err.toString().lines()).singleElement().asString().startsWith("firn: Cannot ");
  }

  private int views(String... arguments) {
    List<String> all = new ArrayList<>(List.of("views"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--lake", RETAIL.resolve("lake.yaml").toString()));
    return run(all);
  }

  private int run(List<String> arguments) {
    return Firn.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
