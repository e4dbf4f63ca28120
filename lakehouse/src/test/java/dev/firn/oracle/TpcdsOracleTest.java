package dev.firn.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.semantic.View;
import dev.firn.semantic.yaml.ViewsYaml;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TpcdsOracleTest {

  private static final Path RETAIL = Path.of("examples/retail");

  private final TpcdsOracle oracle = TpcdsOracle.of(0.10, 8);

  @ParameterizedTest
  @MethodSource("views")
  void everyViewOfTheReferenceLakeHasAQuery(String view) {
    String sql = oracle.view(view).orElseThrow();

    assertThat(sql).doesNotContain("${");
    assertThat(new SqlParser().createStatement(sql)).isInstanceOf(Query.class);
  }

  static Stream<String> views() {
    Lake lake = LakeYaml.read(RETAIL.resolve("lake.yaml"), Map.of());
    return ViewsYaml.read(RETAIL.resolve("views.yaml"), lake, Map.of()).views().stream()
        .map(View::name);
  }

  @Test
  void asksTheGeneratorAtItsScale() {
    assertThat(oracle.sales()).contains("tpcds.\"sf0.1\".web_sales");
    assertThat(oracle.inventory()).contains("- 7 * 8 FROM");
  }

  @Test
  void nobodyWroteAnythingForOtherViews() {
    assertThat(oracle.view("other")).isEmpty();
  }
}
