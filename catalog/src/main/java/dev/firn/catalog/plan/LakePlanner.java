package dev.firn.catalog.plan;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what differs between a lake as declared and its catalog. Reads only. */
public final class LakePlanner {

  private LakePlanner() {}

  /**
   * Looks at the catalog as it is now.
   *
   * @throws dev.firn.lake.LakeException if catalog or store do not answer
   */
  public static LakePlan plan(Lake lake, LakeCatalog catalog) {
    String what = "read catalog " + lake.catalog().database();
    return plan(lake, ServiceFailure.call(what, () -> CatalogState.load(lake, catalog)));
  }

  static LakePlan plan(Lake lake, CatalogState state) {
    List<Change> changes = new ArrayList<>();
    if (!state.namespaceExists()) {
      changes.add(new NamespaceChange.Create(lake.catalog().database(), TableLocation.of(lake)));
    }
    for (DeclaredTable table : lake.tables()) {
      changes.addAll(plan(lake, table, state));
    }
    for (String name : new TreeSet<>(state.undeclared())) {
      changes.add(new TableChange.Note(name, "is not declared, and left as it is"));
    }
    return new LakePlan(changes);
  }

  /** What is to be done to one declared table. */
  static List<TableChange> plan(Lake lake, String table, CatalogState state) {
    return lake.table(table).map(declared -> plan(lake, declared, state)).orElse(List.of());
  }

  private static List<TableChange> plan(Lake lake, DeclaredTable declared, CatalogState state) {
    String name = declared.name();
    String reason = state.unreadable().get(name);
    if (reason != null) {
      return List.of(
          new TableChange.Refused(
              name, "use the table", reason, "remove what is there, or declare another name"));
    }
    return Optional.ofNullable(state.tables().get(name))
        .map(actual -> TableDifference.of(lake, declared, actual))
        .orElseGet(() -> List.of(new TableChange.Create(declared, TableLocation.of(lake, name))));
  }
}
