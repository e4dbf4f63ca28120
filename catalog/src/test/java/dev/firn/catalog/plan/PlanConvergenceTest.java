package dev.firn.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.Change.Effect;
import dev.firn.lake.Column;
import dev.firn.lake.Lake;
import java.util.stream.LongStream;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is declared after whatever: apply it, and there is nothing left to do. */
class PlanConvergenceTest {

  private static final int STEPS = 12;

  static LongStream seeds() {
    Long one = Long.getLong("firn.seed");
    return one == null ? LongStream.range(0, 30) : LongStream.of(one);
  }

  @ParameterizedTest(name = "firn.seed={0}")
  @MethodSource("seeds")
  void plansNothingAfterApply(long seed) {
    RandomLakes random = new RandomLakes(seed);
    Lake lake = random.next();
    LakeCatalog catalog =
        (seed % 2 == 0 ? CatalogKind.REST : CatalogKind.WHOLE_METADATA).open(lake);
    for (int step = 0; step < STEPS; step++) {
      LakePlan plan = LakePlanner.plan(lake, catalog);
      if (plan.with(Effect.REFUSED).isEmpty()) {
        Lakes.apply(lake, catalog, new ApplyOptions(true, false));
        assertThat(LakePlanner.plan(lake, catalog).changes()).isEmpty();
        assertSameColumns(lake, catalog);
      } else {
        assertRefusedWithoutChange(lake, catalog, plan);
      }
      lake = random.next();
    }
  }

  private static void assertRefusedWithoutChange(Lake lake, LakeCatalog catalog, LakePlan plan) {
    assertThatThrownBy(() -> Lakes.apply(lake, catalog, new ApplyOptions(true, false)))
        .hasMessageContaining("may not be made");
    assertThat(LakePlanner.plan(lake, catalog)).isEqualTo(plan);
  }

  private static void assertSameColumns(Lake lake, LakeCatalog catalog) {
    assertThat(catalog.load("t").schema().columns())
        .extracting(Types.NestedField::name)
        .containsExactlyElementsOf(
            lake.tables().get(0).columns().stream().map(Column::name).toList());
  }
}
