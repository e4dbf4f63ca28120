package dev.firn.cli.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.catalog.plan.Change;
import dev.firn.catalog.plan.SchemaChange;
import dev.firn.cli.option.LakeSource;
import dev.firn.lake.Column;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    AffectedViews views =
        AffectedViews.of(new LakeSource(file, Map.of(), false, Optional.empty()), lake, changes);

    assertThat(views.text(changes))
        .isEqualTo(
            """
            store: widen floor_space from int to long: affects views store_attributes_yearly, and data sets of QuickSight firn-retail-view-store-attributes-yearly
            After apply, publish the views again: firn views publish, for QuickSight with --target athena,quicksight
            """);
    assertThat(ChangesJson.text(changes, views))
        .contains("\"views\" : [ \"store_attributes_yearly\" ]")
        .containsOnlyOnce("\"data_sets\" : [ \"firn-retail-view-store-attributes-yearly\" ]");
  }

  @Test
  void withoutQuickSightNoDataSetsAreNamed() throws IOException {
    Path file = folder.resolve("lake.yaml");
    Files.copy(RETAIL.resolve("lake.yaml"), file);
    String definitions = Files.readString(RETAIL.resolve("views.yaml"));
    Files.writeString(
        folder.resolve("views.yaml"),
        definitions.replaceFirst("(?s)\\n  quicksight:\\n.*?\\n\\nentities:", "\n\nentities:"));
    List<Change> changes = widenFloorSpace();

    AffectedViews views = affected(file, changes);

    assertThat(views.text(changes))
        .isEqualTo(
            """
            store: widen floor_space from int to long: affects views store_attributes_yearly
            After apply, publish the views again: firn views publish
            """);
    assertThat(ChangesJson.text(changes, views)).contains("\"views\"").doesNotContain("data_sets");
  }

  private static List<Change> widenFloorSpace() {
    return List.of(
        new SchemaChange.WidenColumn(
            "store", "floor_space", Types.IntegerType.get(), Types.LongType.get()));
  }

  @Test
  void aRenamedColumnIsNamedWithTheViewsThatReadItUnderTheOldName() throws IOException {
    Path file = folder.resolve("lake.yaml");
    String text = Files.readString(RETAIL.resolve("lake.yaml"));
    Files.writeString(file, text.replace("      county: {", "      district: {"));
    Files.copy(RETAIL.resolve("views.yaml"), folder.resolve("views.yaml"));
    List<Change> changes = rename();

    AffectedViews views = affected(file, changes);

    assertThat(views.text(changes))
        .isEqualTo(
            """
            store: drop column county string and its values; a renamed column is a dropped and a new one: affects views region_trend_quarterly, and data sets of QuickSight firn-retail-view-region-trend-quarterly
            The views do not fit the lake as declared:
            %s:%d: entities.sales.dimensions.county.column: table 'store' has no column 'county'
            """
                .formatted(folder.resolve("views.yaml"), lineOfCounty()));
    assertThat(ChangesJson.text(changes, views))
        .contains(
            "region_trend_quarterly",
            "firn-retail-view-region-trend-quarterly",
            "do not fit the lake as declared: ");
  }

  @Test
  void aRenamedColumnIsNamedWithTheViewsThatReadItUnderTheNewName() throws IOException {
    Path file = folder.resolve("lake.yaml");
    String lake = Files.readString(RETAIL.resolve("lake.yaml"));
    String definitions = Files.readString(RETAIL.resolve("views.yaml"));
    Files.writeString(file, lake.replace("      county: {", "      district: {"));
    Files.writeString(
        folder.resolve("views.yaml"), definitions.replace("store.county", "store.district"));
    List<Change> changes = rename();

    assertThat(affected(file, changes).text(changes))
        .isEqualTo(
            """
            store: add column district string: affects views region_trend_quarterly, and data sets of QuickSight firn-retail-view-region-trend-quarterly
            After apply, publish the views again: firn views publish, for QuickSight with --target athena,quicksight
            """);
  }

  private static int lineOfCounty() throws IOException {
    List<String> lines = Files.readAllLines(RETAIL.resolve("views.yaml"));
    int line = 1;
    while (!lines.get(line - 1).contains("store.county")) {
      line++;
    }
    return line;
  }

  private static List<Change> rename() {
    return List.of(
        new SchemaChange.AddColumn(
            "store", new Column("district", Types.StringType.get(), false, "")),
        new SchemaChange.DropColumn("store", "county", Types.StringType.get()));
  }

  private static AffectedViews affected(Path file, List<Change> changes) {
    return AffectedViews.of(
        new LakeSource(file, Map.of(), false, Optional.empty()),
        LakeYaml.read(file, Map.of()),
        changes);
  }

  @Test
  void saysWhichDefinitionsNoLongerFit() throws IOException {
    Path file = folder.resolve("lake.yaml");
    String text = Files.readString(RETAIL.resolve("lake.yaml"));
    Files.writeString(file, text.replaceAll("(?m)^ +floor_space: .*\n", ""));
    Files.copy(RETAIL.resolve("views.yaml"), folder.resolve("views.yaml"));

    AffectedViews views = affected(file, List.of());

    assertThat(views.text(List.of()))
        .startsWith("The views do not fit the lake as declared:\n")
        .contains("entities.sales.dimensions.floor_space.column: table 'store' has no column");
  }

  @Test
  void aLakeWithoutViewsHasNoneThatAreAffected() throws IOException {
    Path file = folder.resolve("lake.yaml");
    Files.copy(RETAIL.resolve("lake.yaml"), file);

    AffectedViews views = affected(file, List.of());

    assertThat(views.text(List.of())).isEmpty();
  }
}
