package dev.firn.demo.views;

import static org.assertj.core.api.Assertions.assertThat;

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
    Lake lake = LakeYaml.read(RETAIL.resolve("lake.yaml"), Map.of());
    SemanticModel model = ViewsYaml.read(RETAIL.resolve("views.yaml"), lake, Map.of());

    OtherTargets.Rendered redshift = new OtherTargets(model, folder.resolve("views")).redshift();

    assertThat(redshift.statements()).isEqualTo(model.views().size());
    assertThat(Files.readString(redshift.file()).split("WITH NO SCHEMA BINDING;\n"))
        .hasSize(model.views().size());
    assertThat(redshift.example())
        .startsWith("CREATE OR REPLACE VIEW \"retail_views\".\"returns_daily\" AS\n")
        .endsWith("WITH NO SCHEMA BINDING");
  }

  @Test
  void everyQuestionIsAboutADeclaredView() {
    Lake lake = LakeYaml.read(RETAIL.resolve("lake.yaml"), Map.of());
    SemanticModel model = ViewsYaml.read(RETAIL.resolve("views.yaml"), lake, Map.of());

    assertThat(Question.ALL).allMatch(question -> model.view(question.view()).isPresent());
  }
}
