package dev.firn.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import dev.firn.lake.LakeException;
import dev.firn.lake.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(CatalogKind.class)
class LakeApplierTest {

  private static final String SALES =
      """
      sales:
        comment: Sales
        mode: upsert
        primary-key: id
        columns:
      """;
  private static final Lake SMALL = table("id: long required", "quantity: int");
  private static final Lake LARGE = table("id: long required", "quantity: long", "brand: string");

  private final LakeCatalog catalog;

  LakeApplierTest(CatalogKind kind) {
    this.catalog = kind.open(SMALL);
  }

  @Test
  void createsTheTableAsDeclared() {
    Lakes.apply(SMALL, catalog);

    Table sales = catalog.load("sales");
    assertThat(sales.location()).isEqualTo("s3://firn-test/warehouse/test/sales");
    assertThat(sales.schema().identifierFieldNames()).containsExactly("id");
    assertThat(sales.properties()).containsEntry("comment", "Sales");
    assertThat(LaneState.of(sales)).isEqualTo(LaneState.READY);
    assertThat(sales.snapshots()).hasSize(1);
  }

  @Test
  void reportsEveryChangeWhenItIsMade() {
    List<Change> heard = new ArrayList<>();
    LakePlan plan = LakePlanner.plan(SMALL, catalog);

    ApplyReport report = new LakeApplier(SMALL, catalog, heard::add).apply(plan, ApplyOptions.SAFE);

    assertThat(heard).isEqualTo(plan.changes()).isEqualTo(report.applied());
  }

  @Test
  void appliesAPlanTwiceWithoutDoingAnythingTwice() {
    LakePlan plan = LakePlanner.plan(SMALL, catalog);
    apply(SMALL, plan);

    ApplyReport second = apply(SMALL, plan);

    assertThat(second.applied()).isEmpty();
    assertThat(second.alreadyThere()).isEqualTo(plan.changes());
  }

  @Test
  void goesOnWhereAnInterruptedApplyStopped() {
    LakePlan plan = LakePlanner.plan(SMALL, catalog);
    catalog.namespaces().createNamespace(catalog.namespace());

    ApplyReport report = apply(SMALL, plan);

    assertThat(report.alreadyThere()).containsExactly(plan.changes().get(0));
    assertThat(report.applied()).containsExactly(plan.changes().get(1));
  }

  @Test
  void dropsAColumnOnlyWhenThatIsAllowed() {
    Lakes.apply(LARGE, catalog);
    Lake without = table("id: long required", "quantity: long");

    assertThatThrownBy(() -> Lakes.apply(without, catalog))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "Cannot apply the plan: 1 of its changes may not be made\n"
                + "  sales: drop column brand string and its values; a renamed column is a dropped"
                + " and a new one");
    Lakes.apply(without, catalog, new ApplyOptions(true, false));

    assertThat(catalog.load("sales").schema().findField("brand")).isNull();
  }

  @Test
  void changesNothingWhenAnythingIsRefused() {
    Lakes.apply(SMALL, catalog);
    Lake narrowed = table("id: long required", "quantity: string", "brand: string");

    assertThatThrownBy(() -> Lakes.apply(narrowed, catalog))
        .hasMessageContaining("Cannot change quantity from int to string");

    assertThat(catalog.load("sales").schema().findField("brand")).isNull();
  }

  @Test
  void makesALostLaneAnewOnlyWhenItsLossIsAccepted() {
    Lakes.apply(SMALL, catalog);
    catalog.load("sales").manageSnapshots().removeBranch(Lanes.INGEST).commit();

    assertThatThrownBy(() -> Lakes.apply(SMALL, catalog))
        .hasMessageContaining("create the branch ingest again: it is gone");
    Lakes.apply(SMALL, catalog, new ApplyOptions(false, true));

    assertThat(LaneState.of(catalog.load("sales"))).isEqualTo(LaneState.READY);
  }

  @Test
  void doesNotDoWhatWasNotInThePlan() {
    Lakes.apply(SMALL, catalog);
    LakePlan plan = LakePlanner.plan(LARGE, catalog);
    catalog.load("sales").updateSchema().addColumn("extra", Types.LongType.get()).commit();

    assertThatThrownBy(() -> apply(LARGE, plan))
        .hasMessage(
            "Cannot apply the plan to sales: it changed meanwhile, now also: drop column extra long"
                + " and its values; a renamed column is a dropped and a new one");
  }

  @Test
  void twoWhoApplyAtOnceDoEverythingOnce() throws Exception {
    Lakes.apply(SMALL, catalog);
    LakePlan plan = LakePlanner.plan(LARGE, catalog);
    Callable<ApplyReport> apply = () -> apply(LARGE, plan);

    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Change> applied = new ArrayList<>();
      for (Future<ApplyReport> report : threads.invokeAll(List.of(apply, apply))) {
        applied.addAll(report.get().applied());
      }
      assertThat(applied).containsExactlyInAnyOrderElementsOf(plan.changes());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void takesWhatWasDoneWithoutAnswerForDone() {
    UnansweringCatalog unanswering = new UnansweringCatalog(2);
    unanswering.initialize("test", Map.of());
    LakeCatalog open = LakeCatalog.of(unanswering, SMALL);

    ApplyReport created = Lakes.apply(SMALL, open);
    ApplyReport changed = Lakes.apply(LARGE, open);

    assertThat(created.applied()).hasSize(2);
    assertThat(changed.applied()).hasSize(2);
    assertThat(LakePlanner.plan(LARGE, open).changes()).isEmpty();
    assertThat(open.load("sales").snapshots()).hasSize(1);
  }

  @Test
  void createsTheTablesThatAnInterruptedApplyDidNotReach() {
    String more = "more: {comment: More, mode: append, columns: {id: long}}\n";
    Lake two = Lakes.declare(SALES + "    id: long required\n    quantity: int\n" + more);
    LakePlan plan = LakePlanner.plan(two, catalog);
    Lakes.apply(SMALL, catalog);

    ApplyReport report = apply(two, plan);

    assertThat(report.applied()).containsExactly(plan.changes().get(2));
    assertThat(report.alreadyThere()).isEqualTo(plan.changes().subList(0, 2));
  }

  @Test
  void saysInOneLineWhatTheStoreRefuses() {
    RefusingCatalog refusing = new RefusingCatalog();
    refusing.initialize("test", Map.of());

    assertThatThrownBy(() -> Lakes.apply(SMALL, LakeCatalog.of(refusing, SMALL)))
        .isInstanceOf(LakeException.class)
        .hasMessage("Cannot apply the plan to sales: Invalid keyId 'nope'");
  }

  @Test
  void getsThroughWhileAStreamCommits() throws Exception {
    Lakes.apply(SMALL, catalog);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> stream = threads.submit(() -> commitUntil(stop));
      Lakes.apply(LARGE, catalog);
      stop.set(true);

      assertThat(stream.get()).isPositive();
      assertThat(LakePlanner.plan(LARGE, catalog).isEmpty()).isTrue();
      assertThat(catalog.load("sales").snapshots()).hasSize(1 + stream.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private int commitUntil(AtomicBoolean stop) {
    int commits = 0;
    do {
      catalog.load("sales").newAppend().toBranch(Lanes.INGEST).commit();
      commits++;
      Thread.onSpinWait();
    } while (!stop.get());
    return commits;
  }

  private ApplyReport apply(Lake lake, LakePlan plan) {
    return new LakeApplier(lake, catalog, change -> {}).apply(plan, ApplyOptions.SAFE);
  }

  private static Lake table(String... columns) {
    return Lakes.declare(SALES + String.join("\n", columns).indent(4));
  }
}
