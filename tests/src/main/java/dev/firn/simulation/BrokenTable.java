package dev.firn.simulation;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/** Tables that forget something of what the keeper asks of them. */
final class BrokenTable {
  private BrokenTable() {}

  /** Row deltas lose that call. */
  static Table without(Table table, String dropped) {
    return withDeltas(
        table,
        (delta, method, arguments) ->
            method.getName().equals(dropped) ? delta : Fluent.pass(delta, method, arguments));
  }

  /** Transactions do not change refs. */
  static Table withoutMove(Table table) {
    return withTransactions(
        table,
        (transaction, method, arguments) -> {
          @Nullable Object result = Fluent.pass(transaction, method, arguments);
          return result instanceof ManageSnapshots refs
              ? Fluent.of(refs, BrokenTable::onlyCommit, ManageSnapshots.class)
              : result;
        });
  }

  /** Rewrites add no delete files. */
  static Table withoutLateDeletes(Table table) {
    return withTransactions(
        table,
        (transaction, method, arguments) -> {
          @Nullable Object result = Fluent.pass(transaction, method, arguments);
          return result instanceof RewriteFiles rewrite
              ? Fluent.of(rewrite, BrokenTable::noDeletes, RewriteFiles.class)
              : result;
        });
  }

  private static @Nullable Object noDeletes(
      RewriteFiles rewrite, Method method, @Nullable Object[] arguments) throws Throwable {
    boolean adds = method.getName().equals("addFile") && arguments[0] instanceof DeleteFile;
    return adds ? rewrite : Fluent.pass(rewrite, method, arguments);
  }

  private static @Nullable Object onlyCommit(
      ManageSnapshots refs, Method method, @Nullable Object[] arguments) throws Throwable {
    return method.getName().equals("commit") ? Fluent.pass(refs, method, arguments) : refs;
  }

  /** Row deltas bring the equality deletes of the lane's newest snapshot. */
  static Table withLaneEqualityDeletes(Table table) {
    return withDeltas(
        table,
        (delta, method, arguments) -> {
          if (method.getName().equals("commit")) {
            SnapshotChanges.builderFor(table)
                .snapshot(table.snapshot(Lanes.INGEST))
                .build()
                .addedDeleteFiles()
                .forEach(file -> {
                  if (file.content() == FileContent.EQUALITY_DELETES) {
                    delta.addDeletes(file);
                  }
                });
          }
          return Fluent.pass(delta, method, arguments);
        });
  }

  /** Main's snapshots do not say which checkpoint they hold. */
  static Table withoutSinkTriple(Table table) {
    return Fluent.of(
        table,
        (target, method, arguments) -> {
          @Nullable Object result = Fluent.pass(target, method, arguments);
          return result instanceof Snapshot snapshot ? forgetful(snapshot) : result;
        },
        Table.class,
        HasTableOperations.class);
  }

  private static Snapshot forgetful(Snapshot snapshot) {
    if (!snapshot.summary().containsKey(LaneProperties.PUBLISHED_THROUGH)) {
      return snapshot;
    }
    Map<String, String> summary = new HashMap<>(snapshot.summary());
    summary.remove(LaneProperties.SINK_CHECKPOINT_ID);
    return Fluent.of(
        snapshot,
        (target, method, arguments) ->
            method.getName().equals("summary") ? summary : Fluent.pass(target, method, arguments),
        Snapshot.class);
  }

  /** Scans of main show another snapshot. */
  static Table withMainAt(Table table, long snapshotId) {
    return Fluent.of(
        table,
        (target, method, arguments) -> {
          @Nullable Object result = Fluent.pass(target, method, arguments);
          return result instanceof TableScan scan
              ? Fluent.of(
                  scan, at(table.currentSnapshot().snapshotId(), snapshotId), TableScan.class)
              : result;
        },
        Table.class,
        HasTableOperations.class);
  }

  private static Fluent.Handler<TableScan> at(long asked, long shown) {
    return (scan, method, arguments) -> {
      boolean isAsked =
          method.getName().equals("useSnapshot") && Long.valueOf(asked).equals(arguments[0]);
      return isAsked ? scan.useSnapshot(shown) : Fluent.pass(scan, method, arguments);
    };
  }

  /** The position of a row in its file is one of its columns. */
  static Table withPlaces(Table table) {
    List<NestedField> columns = new ArrayList<>(table.schema().columns());
    columns.add(MetadataColumns.ROW_POSITION);
    Schema schema = new Schema(table.schema().schemaId(), columns);
    return Fluent.of(
        table,
        (target, method, arguments) ->
            method.getName().equals("schema") ? schema : Fluent.pass(target, method, arguments),
        Table.class,
        HasTableOperations.class);
  }

  static Table withDeltas(Table table, Fluent.Handler<RowDelta> handler) {
    return withTransactions(
        table,
        (transaction, method, arguments) -> {
          @Nullable Object result = Fluent.pass(transaction, method, arguments);
          return result instanceof RowDelta delta
              ? Fluent.of(delta, handler, RowDelta.class)
              : result;
        });
  }

  private static Table withTransactions(Table table, Fluent.Handler<Transaction> handler) {
    return Fluent.of(
        table,
        (target, method, arguments) -> {
          @Nullable Object result = Fluent.pass(target, method, arguments);
          return result instanceof Transaction transaction
              ? Fluent.of(transaction, handler, Transaction.class)
              : result;
        },
        Table.class,
        HasTableOperations.class);
  }
}
