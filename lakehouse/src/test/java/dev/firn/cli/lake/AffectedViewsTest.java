package dev.firn.cli.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.catalog.plan.Change;
import dev.firn.catalog.plan.SchemaChange;
import dev.firn.cli.option.LakeSource;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AffectedViewsTest {

  private static final Path RETAIL = Path.of("examples/retail");

  @TempDir Path folder;

  @Test
  void namesTheViewsThatReadAChangedColumn() {
    Path file = RETAIL.resolve("lake.yaml");
    Lake lake = LakeYaml.read(file, Map.of());
    List<Change> changes =
        List.of(
            new SchemaChange.WidenColumn(
                "store", "floor_space", Types.IntegerType.get(), Types.LongType.get()),
            new SchemaChange.WidenColumn(
                "item", "current_price", Types.DecimalType.of(7, 2), Types.DecimalType.of(9, 2)));

    AffectedViews views = AffectedViews.of(new LakeSource(file, Map.of(), false), lake);

    assertThat(views.text(changes))
        .isEqualTo(
            "store: widen floor_space from int to long: affects views store_attributes_yearly\n");
  }

  @Test
  void saysWhichDefinitionsNoLongerFit() throws IOException {
    Path file = folder.resolve("lake.yaml");
    String text = Files.readString(RETAIL.resolve("lake.yaml"));
    Files.writeString(file, text.replaceAll("(?m)^ +floor_space: .*\n", ""));
    Files.copy(RETAIL.resolve("views.yaml"), folder.resolve("views.yaml"));

    AffectedViews views =
        AffectedViews.of(new LakeSource(file, Map.of(), false), LakeYaml.read(file, Map.of()));

    assertThat(views.text(List.of()))
        .startsWith("The views do not fit the lake as declared:\n")
        .contains("entities.sales.dimensions.floor_space.column: table 'store' has no column");
  }

  @Test
  void aLakeWithoutViewsHasNoneThatAreAffected() throws IOException {
    Path file = folder.resolve("lake.yaml");
    Files.copy(RETAIL.resolve("lake.yaml"), file);

    AffectedViews views =
        AffectedViews.of(new LakeSource(file, Map.of(), false), LakeYaml.read(file, Map.of()));

    assertThat(views.text(List.of())).isEmpty();
  }
}
