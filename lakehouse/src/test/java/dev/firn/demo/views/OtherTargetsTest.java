package dev.firn.demo.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.yaml.ViewsYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherTargetsTest {

  private static final Path RETAIL = Path.of("examples/retail");

  @TempDir Path folder;

  @Test
  void writesEveryStatementForRedshift() throws IOException {
    OtherTargets.Rendered redshift = targets(RETAIL.resolve("views.yaml")).redshift();

    assertThat(redshift.statements()).isEqualTo(12);
    assertThat(Files.readString(redshift.file()).split("WITH NO SCHEMA BINDING;\n")).hasSize(12);
    assertThat(redshift.example())
        .startsWith("CREATE OR REPLACE VIEW \"retail_views\".\"returns_daily\" AS\n")
        .endsWith("WITH NO SCHEMA BINDING");
  }

  @Test
  void writesEveryRequestForQuickSight() throws IOException {
    OtherTargets.Requested quickSight =
        targets(RETAIL.resolve("views.yaml")).quickSight().orElseThrow();

    assertThat(quickSight.dataSets()).isEqualTo(12);
    assertThat(quickSight.objects()).as("with folder and data source").isEqualTo(14);
    JsonNode requests = new ObjectMapper().readTree(Files.readString(quickSight.file()));
    assertThat(requests).hasSize(quickSight.requests());
    assertThat(requests)
        .filteredOn(it -> it.get("operation").asText().equals("CreateDataSet"))
        .hasSize(12);
  }

  @Test
  void showsOneShortRequestForQuickSight() {
    OtherTargets.Requested quickSight =
        targets(RETAIL.resolve("views.yaml")).quickSight().orElseThrow();

    assertThat(quickSight.example().lines())
        .hasSize(8)
        .allMatch(line -> line.length() <= 120)
        .contains("DataSetId: \"firn-retail-view-returns-daily\"", "ImportMode: \"SPICE\"");
  }

  @Test
  void withoutQuickSightInTheDeclarationNothingIsWritten() throws IOException {
    Path views = folder.resolve("views.yaml");
    Files.writeString(
        views,
        """
        entities:
          sales: {table: sales, measures: {lines: {description: Lines, count: rows}}}
        views:
          total: {question: How many?, entity: sales, measures: [lines]}
        """);

    assertThat(targets(views).quickSight()).isEmpty();
    assertThat(folder.resolve("views")).doesNotExist();
  }

  @Test
  void everyQuestionIsAboutADeclaredView() {
    SemanticModel model = targets(RETAIL.resolve("views.yaml")).model();

    assertThat(Question.ALL).allMatch(question -> model.view(question.view()).isPresent());
  }

  private OtherTargets targets(Path views) {
    Lake lake = LakeYaml.read(RETAIL.resolve("lake.yaml"), Map.of());
    SemanticModel model = ViewsYaml.read(views, lake, Map.of());
    return new OtherTargets(lake.name(), model, folder.resolve("views"));
  }
}
