package dev.firn.reprocess.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.ApplyOptions;
import dev.firn.catalog.plan.LakeApplier;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.CorrectedRows;
import dev.firn.reprocess.CorrectionRefusedException;
import dev.firn.reprocess.CorrectionState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LakeCorrectionsTest {
  private static final Author AUTHOR = new Author("me", "");

  private LakeCorrections corrections;

  @BeforeEach
  void applyReferenceLake() {
    Lake lake = LakeYaml.read(Path.of("examples/retail/lake.yaml"));
    var memory = new InMemoryCatalog();
    memory.initialize("memory", Map.of());
    LakeCatalog catalog = LakeCatalog.of(memory, lake);
    new LakeApplier(lake, catalog, change -> {})
        .apply(LakePlanner.plan(lake, catalog), ApplyOptions.SAFE);
    corrections = new LakeCorrections(lake, catalog);
  }

  @AfterEach
  void close() {
    corrections.close();
  }

  @Test
  void findsTheTablesOfACorrectionInTheOrderOfTheDeclaration() {
    start("both", "inventory", "sales");
    start("one", "sales");

    assertThat(LakeCorrections.names(corrections.named("both", List.of())))
        .isEqualTo("sales, inventory");
    assertThat(LakeCorrections.names(corrections.named("both", List.of("inventory"))))
        .isEqualTo("inventory");
    assertThat(corrections.only("one", List.of()).table().name()).isEqualTo("sales");
  }

  @Test
  void saysWhichOneWasProbablyMeant() {
    start("tax-sign", "sales");

    assertThatThrownBy(() -> corrections.named("tax-sing", List.of()))
        .isInstanceOf(ReprocessException.class)
        .hasMessage("There is no correction 'tax-sing' (did you mean 'tax-sign'?)");
    assertThatThrownBy(() -> corrections.named("tax-sign", List.of("sale")))
        .hasMessage("No table 'sale' is declared (did you mean 'sales'?)");
    assertThatThrownBy(() -> corrections.named("tax-sign", List.of("inventory")))
        .hasMessage("Table 'inventory' has no correction 'tax-sign'; it is of sales");
  }

  @Test
  void wantsOneTableNamedWhereOnlyOneCanBeMeant() {
    start("both", "sales", "inventory");

    assertThatThrownBy(() -> corrections.only("both", List.of()))
        .hasMessage("Correction 'both' is of sales, inventory: name one of them by --tables");
  }

  @Test
  void keepsNamesUniqueInTheLake() {
    start("fix", "sales");

    assertThatThrownBy(() -> start("fix", "inventory"))
        .isInstanceOf(ReprocessException.class)
        .hasMessage(
            "Cannot start correction 'fix': table 'sales' has one of that name, and names are unique"
                + " in a lake");
    assertThatThrownBy(() -> start("fix", "sales")).isInstanceOf(CorrectionRefusedException.class);
  }

  @Test
  void goesOnWithAStartThatHasStoppedHalfWay() {
    long fork = start("both", "sales").getFirst().correction().forkSnapshotId();

    List<TableCorrection> started = start("both", "sales", "inventory");

    assertThat(LakeCorrections.names(started)).isEqualTo("sales, inventory");
    assertThat(started.getFirst().correction().forkSnapshotId()).isEqualTo(fork);
  }

  @Test
  void publishesNothingWhileATableHasNoResult() {
    start("both", "sales", "inventory");
    corrections
        .of(corrections.table("sales"))
        .adopt("both", new CorrectedRows(List.of(), List.of(), false));

    assertThatThrownBy(
            () -> CheckedPublication.requireResults(corrections.named("both", List.of())))
        .isInstanceOf(ReprocessException.class)
        .hasMessage(
            "Cannot publish correction 'both': in table 'inventory' it is open, without a result");
  }

  @Test
  void forgetsWhatWasGivenUpOnceTheNameIsUsedAgain() {
    start("fix", "sales");
    var sales = corrections.of(corrections.table("sales"));
    sales.adopt("fix", new CorrectedRows(List.of(), List.of(), false));
    sales.abort("fix");
    assertThat(corrections.only("fix", List.of()).correction().state())
        .isEqualTo(CorrectionState.ABORTED);

    start("fix", "inventory");

    assertThat(LakeCorrections.names(corrections.named("fix", List.of()))).isEqualTo("inventory");
  }

  private List<TableCorrection> start(String name, String... tables) {
    return corrections.start(List.of(tables), name, AsOf.now(), AUTHOR);
  }
}
