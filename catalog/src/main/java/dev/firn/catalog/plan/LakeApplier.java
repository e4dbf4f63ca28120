package dev.firn.catalog.plan;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.Change.Effect;
import dev.firn.lake.Lake;
import dev.firn.lake.LakeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;

/**
 * Makes a catalog what a plan says. Each table is one commit. Before it, the table is looked at
 * again: what is done by then is passed over, so that a plan can be applied twice, or after it
 * stopped half-way; what was not in the plan is not done, so that of two who apply at once the
 * second notices.
 */
public final class LakeApplier {

  private final Lake lake;
  private final LakeCatalog catalog;
  private final Consumer<Change> progress;

  /**
   * @param progress hears of each change when it is made
   */
  public LakeApplier(Lake lake, LakeCatalog catalog, Consumer<Change> progress) {
    this.lake = lake;
    this.catalog = catalog;
    this.progress = progress;
  }

  /**
   * Applies all of a plan.
   *
   * @throws LakeException with {@code CHANGE_REFUSED} before anything is changed, if the plan holds
   *     what cannot be done or loses what may not be lost; with {@code CHANGE_CONTENDED} if the
   *     catalog changed so that the plan no longer fits
   */
  public ApplyReport apply(LakePlan plan, ApplyOptions options) {
    refuse(plan, options);
    List<Change> applied = new ArrayList<>();
    for (Change change : plan.changes()) {
      if (change instanceof NamespaceChange.Create create
          && ServiceFailure.call("create " + create.namespace(), () -> create(create))) {
        done(create, applied);
      }
    }
    tables(plan).forEach((table, changes) -> apply(table, changes, applied));
    List<Change> others = new ArrayList<>(plan.changes());
    others.removeAll(applied);
    others.removeIf(change -> change.effect() == Effect.NOTE);
    return new ApplyReport(applied, others);
  }

  private static void refuse(LakePlan plan, ApplyOptions options) {
    List<String> refused =
        plan.changes().stream()
            .filter(change -> !options.allows(change.effect()))
            .map(change -> change.subject() + ": " + change.text())
            .toList();
    if (!refused.isEmpty()) {
      throw new LakeException(
          LakeException.Code.CHANGE_REFUSED,
          "Cannot apply the plan: %d of its changes may not be made\n  %s"
              .formatted(refused.size(), String.join("\n  ", refused)));
    }
  }

  private boolean create(NamespaceChange.Create change) {
    try {
      catalog
          .namespaces()
          .createNamespace(
              catalog.namespace(), IcebergMap.of(Map.of("location", change.location())));
      return true;
    } catch (AlreadyExistsException e) {
      return false;
    }
  }

  private static Map<String, Set<TableChange>> tables(LakePlan plan) {
    return plan.changes().stream()
        .filter(TableChange.class::isInstance)
        .map(TableChange.class::cast)
        .filter(change -> change.effect() != Effect.NOTE)
        .collect(
            Collectors.groupingBy(
                TableChange::table,
                LinkedHashMap::new,
                Collectors.toCollection(LinkedHashSet::new)));
  }

  private void apply(String table, Set<TableChange> planned, List<Change> applied) {
    Set<TableChange> committed = new LinkedHashSet<>();
    String what = "apply the plan to " + table;
    Retries.run(what, () -> ServiceFailure.call(what, () -> attempt(table, planned, committed)));
    committed.forEach(change -> done(change, applied));
  }

  private boolean attempt(String table, Set<TableChange> planned, Set<TableChange> committed) {
    TableAttempt attempt = TableAttempt.look(lake, catalog, table);
    if (attempt.changes().isEmpty()) {
      return true;
    }
    if (!planned.containsAll(attempt.changes())) {
      throw changedMeanwhile(table, planned, attempt);
    }
    try {
      attempt.commit(catalog);
      committed.addAll(attempt.changes());
    } catch (CommitStateUnknownException e) {
      committed.addAll(attempt.changes());
      throw e;
    }
    return false;
  }

  private static LakeException changedMeanwhile(
      String table, Set<TableChange> planned, TableAttempt attempt) {
    String unplanned =
        attempt.changes().stream()
            .filter(change -> !planned.contains(change))
            .map(Change::text)
            .collect(Collectors.joining("; "));
    return new LakeException(
        LakeException.Code.CHANGE_CONTENDED,
        "Cannot apply the plan to " + table + ": it changed meanwhile, now also: " + unplanned);
  }

  private void done(Change change, List<Change> applied) {
    applied.add(change);
    progress.accept(change);
  }
}
