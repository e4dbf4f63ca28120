package dev.firn.catalog.plan;

import dev.firn.lake.PartitionTerm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.ReplaceSortOrder;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;

/** Makes the changes of one table that exists, in their order, as one commit. */
final class TableEdit {

  private final Transaction transaction;
  private final TableState state;

  private TableEdit(Transaction transaction, TableState state) {
    this.transaction = transaction;
    this.state = state;
  }

  /**
   * Commits all of them or none.
   *
   * @param state the transaction's table, as the changes were planned for it
   */
  static void commit(Transaction transaction, TableState state, List<TableChange> changes) {
    TableEdit edit = new TableEdit(transaction, state);
    for (int start = 0; start < changes.size(); ) {
      start = edit.addRun(changes, start);
    }
    transaction.commitTransaction();
  }

  /** Consecutive changes of columns are one update, and so are consecutive properties. */
  private int addRun(List<TableChange> changes, int start) {
    TableChange first = changes.get(start);
    if (first instanceof SchemaChange) {
      UpdateSchema update = transaction.updateSchema();
      int end = run(changes, start, SchemaChange.class, change -> change.addTo(update));
      update.commit();
      return end;
    }
    add((TableChange.Other) first);
    return start + 1;
  }

  private static <T extends TableChange> int run(
      List<TableChange> changes, int start, Class<T> type, Consumer<T> add) {
    int end = start;
    while (end < changes.size() && type.isInstance(changes.get(end))) {
      add.accept(type.cast(changes.get(end++)));
    }
    return end;
  }

  private void add(TableChange.Other change) {
    if (change instanceof TableChange.SetProperty set) {
      UpdateProperties update = transaction.updateProperties();
      update.set(set.key(), set.value()).commit();
    } else if (change instanceof TableChange.RemoveProperty remove) {
      transaction.updateProperties().remove(remove.key()).commit();
    } else if (change instanceof TableChange.Repartition repartition) {
      repartition(repartition);
    } else if (change instanceof TableChange.Resort resort) {
      resort(resort);
    } else if (change instanceof TableChange.ProvisionLanes lanes) {
      LaneProvisioner.addLanes(transaction, state.lanes(), lanes.table());
    } else if (change instanceof TableChange.RecreateLane) {
      LaneEdit.addBranch(transaction);
    }
  }

  private void repartition(TableChange.Repartition change) {
    UpdatePartitionSpec update = transaction.updateSpec();
    Set<String> before = new HashSet<>(change.before());
    List<String> after = change.after().stream().map(PartitionTerm::text).toList();
    for (PartitionField field : state.spec().fields()) {
      if (!field.transform().isVoid() && !after.contains(state.partitionTerm(field))) {
        update.removeField(field.name());
      }
    }
    change.after().stream()
        .filter(term -> !before.contains(term.text()))
        .forEach(term -> update.addField(term.fieldName(), PartitionTerms.term(term)));
    update.commit();
  }

  private void resort(TableChange.Resort change) {
    ReplaceSortOrder update = transaction.replaceSortOrder();
    change
        .after()
        .forEach(term -> {
          NullOrder nulls = term.nullsFirst() ? NullOrder.NULLS_FIRST : NullOrder.NULLS_LAST;
          if (term.descending()) {
            update.desc(term.column(), nulls);
          } else {
            update.asc(term.column(), nulls);
          }
        });
    update.commit();
  }
}
