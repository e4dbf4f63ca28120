package dev.firn.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md, and the rules of docs/protocol.md that code can break. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = FirnModule.classesOf(FirnModule.values());

  @Test
  void everyModuleIsSeen() {
    Set<FirnModule> seen =
        CLASSES.stream()
            .map(FirnModule::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(seen).containsExactly(FirnModule.values());
  }

  @Test
  void arrowsBetweenModulesPointOneWay() {
    assertThat(CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()))
        .filteredOn(ArchitectureTest::isForbidden)
        .extracting(Dependency::getDescription)
        .isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.firn.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(CLASSES.stream().map(type -> type.getPackage()).distinct())
        .filteredOn(folder -> !folder.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .isEmpty();
  }

  /** H1 and H18: a ref changes only where its compare-and-set is thought through. */
  @Test
  void refsChangeInFewPlaces() {
    Set<String> places =
        CLASSES.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(ArchitectureTest::changesRef)
            .map(call -> call.getOriginOwner().getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(places)
        .containsExactly(
            "dev.firn.catalog.plan.LaneEdit",
            "dev.firn.catalog.plan.LaneProtection",
            "dev.firn.expire.SnapshotRemoval",
            "dev.firn.publish.LaneMove",
            "dev.firn.repair.RepairRunner",
            "dev.firn.repair.RollbackRunner",
            "dev.firn.reprocess.CorrectionEdit");
  }

  /** The job jar has Iceberg's Flink runtime, whose shaded libraries are not API. */
  @Test
  void codeInFlinkUsesNoShadedLibrary() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.apache.iceberg.relocated..")
                .or(resideInAPackage("org.apache.iceberg.shaded.."))
                .or(resideInAPackage("org.apache.flink.shaded..")))
        .check(FirnModule.classesOf(FirnModule.CATALOG, FirnModule.INGEST_FLINK));
  }

  private static boolean isForbidden(Dependency dependency) {
    Optional<FirnModule> from = FirnModule.of(dependency.getOriginClass());
    Optional<FirnModule> to = FirnModule.of(dependency.getTargetClass());
    return from.isPresent() && to.isPresent() && !from.get().mayKnow(to.get());
  }

  private static boolean changesRef(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getTarget().getName();
    return switch (owner) {
      case "org.apache.iceberg.ManageSnapshots" -> !method.equals("commit");
      case "org.apache.iceberg.TableMetadata$Builder" ->
          Set.of("setRef", "removeRef", "setBranchSnapshot").contains(method);
      default -> false;
    };
  }
}
