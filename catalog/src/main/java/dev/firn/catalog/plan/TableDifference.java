package dev.firn.catalog.plan;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.WriteMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What differs between a table as declared and as it is, in the order in which it is changed. */
final class TableDifference {

  private final DeclaredTable declared;
  private final TableState actual;
  private final List<TableChange> changes = new ArrayList<>();

  private TableDifference(DeclaredTable declared, TableState actual) {
    this.declared = declared;
    this.actual = actual;
  }

  static List<TableChange> of(Lake lake, DeclaredTable declared, TableState actual) {
    TableDifference difference = new TableDifference(declared, actual);
    difference.format();
    difference.key();
    difference.changes.addAll(ColumnDifference.additions(declared, actual));
    difference.partition();
    difference.sort();
    difference.changes.addAll(ColumnDifference.removals(declared, actual));
    difference.changes.addAll(PropertyDifference.of(declared, actual));
    difference.lanes();
    difference.location(lake);
    return difference.changes;
  }

  /** An upgrade while a delete file of the old format waits in Flink's state stops the job. */
  private void format() {
    if (declared.formatVersion() != actual.formatVersion()) {
      refuse(
          "change format version %d to %d"
              .formatted(actual.formatVersion(), declared.formatVersion()),
          "the stream may hold files of the old format in its state",
          "declare a new table, or go back to format-version: " + actual.formatVersion());
    }
  }

  private void key() {
    Set<String> before = actual.schema().identifierFieldNames();
    Set<String> after =
        declared.mode() == WriteMode.UPSERT ? Set.copyOf(declared.primaryKey()) : Set.of();
    if (!before.equals(after)) {
      refuse(
          "change the key from %s to %s".formatted(sorted(before), sorted(after)),
          "deletes by the old key may be on their way, and rows may be double under the new one",
          "declare a new table with the new key");
    }
  }

  private void partition() {
    List<String> before = actual.partitionTerms();
    List<String> after = declared.partitionBy().stream().map(PartitionTerm::text).toList();
    if (!new HashSet<>(before).equals(new HashSet<>(after))) {
      changes.add(new TableChange.Repartition(declared.name(), before, declared.partitionBy()));
    }
  }

  private void sort() {
    String before = SortTerms.text(actual.sortOrder(), actual.schema());
    if (!before.equals(SortTerms.text(declared.sortBy()))) {
      changes.add(new TableChange.Resort(declared.name(), before, declared.sortBy()));
    }
  }

  private void lanes() {
    switch (actual.lanes()) {
      case READY -> {}
      case NO_ROOT -> provision("the table has no snapshot");
      case NO_BRANCH -> provision("there is no branch ingest");
      case UNPROTECTED -> provision("the branch ingest could be expired by others");
      case LOST -> changes.add(new TableChange.RecreateLane(declared.name()));
      case DETACHED ->
          refuse(
              "use the lanes",
              "ingest is there but main has no snapshot: the table was replaced",
              "drop the branch ingest, which gives up what it holds, and apply again");
    }
  }

  private void location(Lake lake) {
    if (!TableLocation.isInside(lake, actual.location())) {
      changes.add(
          new TableChange.Note(
              declared.name(),
              "is kept at %s, outside the warehouse %s: the encryption audit does not see it"
                  .formatted(actual.location(), lake.warehouse())));
    }
  }

  private void provision(String state) {
    changes.add(new TableChange.ProvisionLanes(declared.name(), state));
  }

  private void refuse(String what, String reason, String wayOut) {
    changes.add(new TableChange.Refused(declared.name(), what, reason, wayOut));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
