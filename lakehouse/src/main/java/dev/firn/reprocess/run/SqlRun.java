package dev.firn.reprocess.run;

import dev.firn.catalog.LakeCatalog;
import dev.firn.reprocess.CorrectedRows;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.run.CorrectionSql.Source;
import dev.firn.reprocess.sql.ForkedQuery;
import dev.firn.reprocess.sql.ReturnedColumns;
import dev.firn.reprocess.sql.StagingInsert;
import dev.firn.reprocess.sql.TrinoTable;
import dev.firn.reprocess.staging.StagedFiles;
import dev.firn.reprocess.staging.StagingTable;
import dev.firn.sql.SqlUpdate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Computes a correction: Trino writes what queries return into staging tables, whose files the
 * branch then adopts as they are. May be killed at any point and repeated; the branch holds the
 * result of a whole run or what it held before.
 */
public final class SqlRun {
  private final LakeCatalog catalog;
  private final StagedRun run;
  private final SqlUpdate trino;
  private final TrinoTable table;
  private final RunProgress progress;

  /**
   * A run on one table.
   *
   * @param reprocessing of the table
   * @param table as Trino knows it
   */
  public SqlRun(
      LakeCatalog catalog,
      Reprocessing reprocessing,
      SqlUpdate trino,
      TrinoTable table,
      RunProgress progress) {
    this.catalog = catalog;
    this.run = new StagedRun(catalog, reprocessing, table.name(), progress);
    this.trino = trino;
    this.table = table;
    this.progress = progress;
  }

  /**
   * Runs the queries, and sets the branch to the fork with exactly what they return.
   *
   * @param allowInserts whether rows may come whose key has none at the fork
   * @throws RuntimeException if a query is refused or fails, or its rows are refused; the branch is
   *     as it was then
   */
  public RunResult run(Correction correction, CorrectionSql sql, boolean allowInserts) {
    long begin = System.nanoTime();
    run.requireOpen(correction);
    Staged rows = staged(correction, sql.rows(), columns(false));
    Staged keys = staged(correction, sql.deletions(), columns(true));
    StagedRun.Adopted adopted =
        run.run(
            correction,
            staging ->
                new CorrectedRows(
                    rows.write(staging::forRows).files(),
                    keys.write(staging::forKeys).files(),
                    allowInserts));
    return new RunResult(
        adopted.result(),
        adopted.rows(),
        adopted.keys(),
        rows.readsOfFork() + keys.readsOfFork(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
  }

  /** The names of the table's columns as it is now, or those of its key. */
  private List<String> columns(boolean key) {
    Table now = catalog.load(table.name());
    Schema schema = now.schema();
    return schema.columns().stream()
        .filter(field -> !key || schema.identifierFieldIds().contains(field.fieldId()))
        .map(Types.NestedField::name)
        .toList();
  }

  private Staged staged(Correction correction, @Nullable Source source, List<String> columns) {
    if (source == null) {
      return new Staged("", null, columns);
    }
    ForkedQuery query =
        ForkedQuery.of(source.name(), source.text(), table, correction.forkSnapshotId());
    new ReturnedColumns(trino.columns(source.name(), query.sql())).require(source.name(), columns);
    return new Staged(source.name(), query, columns);
  }

  /** A query that was checked; null where there is nothing to ask. */
  private final class Staged {
    private final String name;
    private final @Nullable ForkedQuery query;
    private final List<String> columns;

    Staged(String name, @Nullable ForkedQuery query, List<String> columns) {
      this.name = name;
      this.query = query;
      this.columns = columns;
    }

    int readsOfFork() {
      return query == null ? 0 : query.readsOfFork();
    }

    StagedFiles write(Supplier<StagingTable> makeStaging) {
      ForkedQuery asked = query;
      if (asked == null) {
        return StagedFiles.none();
      }
      progress.step("Trino runs " + name);
      StagingTable staging = makeStaging.get();
      String insert = new StagingInsert(table.sibling(staging.name()), columns, asked.sql()).sql();
      trino.run(name, insert, progress::read);
      return StagedFiles.of(catalog, staging);
    }
  }
}
