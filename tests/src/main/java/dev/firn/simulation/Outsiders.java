package dev.firn.simulation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Others who write to main, and change the table. */
final class Outsiders {
  private record Rewrite(
      long snapshotId, Instant plannedAt, List<DataFile> old, List<DataFile> added) {}

  private final World world;
  private @Nullable Rewrite rewrite;
  private int columns;
  private int specs;

  Outsiders(World world) {
    this.world = world;
  }

  void act() {
    switch (world.random.nextInt(10)) {
      case 0, 1 -> insert();
      case 2, 3 -> deleteFile();
      case 4, 5 -> deletePosition();
      case 6, 7 -> optimize();
      case 8 -> setProperty();
      default -> changeColumns();
    }
  }

  void insert() {
    Table table = world.load();
    world.ledger.sync(table);
    long id = world.randomId();
    Row row = world.newRow(id, world.part(id));
    table.newAppend().appendFile(write(table, List.of(row)).get(0)).commit();
    world.model.insert(row);
    world.count("outside inserts");
  }

  void setProperty() {
    world.load().updateProperties().set("note", "" + world.random.nextInt()).commit();
    world.count("outside properties");
  }

  /** As a DELETE of a whole partition does: the file goes, and nothing is read. */
  private void deleteFile() {
    Table table = world.load();
    FileScanTask task = anyFile(table);
    if (task != null) {
      table.newDelete().deleteFile(task.file()).commit();
      remove(rows(List.of(task)));
      world.count("outside file deletes");
    }
  }

  private void deletePosition() {
    Table table = world.load();
    FileScanTask task = anyFile(table);
    if (task != null) {
      List<LocatedRow> rows = rows(List.of(task));
      DataFile file = task.file();
      long position = world.random.nextInt(Math.toIntExact(file.recordCount()));
      TableFiles files =
          new TableFiles(
              table,
              requireNonNull(table.specs().get(file.specId())),
              file.partition(),
              world.names);
      TableFiles.Place place = new TableFiles.Place(file.location(), position);
      if (world.scenario.formatVersion() == 2) {
        table.newRowDelta().addDeletes(files.writePositionDeletes(List.of(place))).commit();
      } else {
        RowDelta delta =
            table.newRowDelta().validateFromSnapshot(table.currentSnapshot().snapshotId());
        task.deletes().forEach(delta::removeDeletes);
        delta.addDeletes(files.writeVector(place, task.deletes())).commit();
      }
      rows.removeIf(row -> row.position() != position);
      remove(rows);
      world.count("outside row deletes");
    }
  }

  /** As OPTIMIZE does: plans first, and commits some turns later, if it still can. */
  private void optimize() {
    Instant oldest = world.clock.instant().minus(Orphans.WINDOW).plusSeconds(300);
    if (rewrite == null || rewrite.plannedAt().isBefore(oldest)) {
      rewrite = planRewrite(world.load());
    } else {
      commit(rewrite);
      rewrite = null;
    }
  }

  private @Nullable Rewrite planRewrite(Table table) {
    List<FileScanTask> tasks = files(table);
    tasks.removeIf(task -> world.oneIn(3));
    if (tasks.isEmpty()) {
      return null;
    }
    List<Row> rows = rows(tasks).stream().map(LocatedRow::row).toList();
    List<DataFile> old = tasks.stream().map(FileScanTask::file).toList();
    return new Rewrite(
        table.currentSnapshot().snapshotId(), world.clock.instant(), old, write(table, rows));
  }

  private void commit(Rewrite planned) {
    Table table = world.load();
    try {
      RewriteFiles files = table.newRewrite().validateFromSnapshot(planned.snapshotId());
      planned.old().forEach(files::deleteFile);
      planned.added().forEach(files::addFile);
      files.commit();
      world.count("outside rewrites");
    } catch (ValidationException e) {
      world.count("outside rewrites refused");
    }
  }

  private void changeColumns() {
    if (world.scenario.layout() == Scenario.Layout.EVOLVING && specs < 3) {
      evolve(specs++);
      world.count("outside spec changes");
    } else if (columns < 3) {
      world.load().updateSchema().addColumn("c" + columns++, Types.StringType.get()).commit();
      world.count("outside columns");
    }
  }

  private void evolve(int step) {
    Table table = world.load();
    switch (step) {
      case 0 -> table.updateSpec().addField(Expressions.bucket("id", 2)).commit();
      case 1 -> table.updateSpec().addField("part").commit();
      default -> table.updateSpec().removeField(Expressions.bucket("id", 2)).commit();
    }
  }

  private @Nullable FileScanTask anyFile(Table table) {
    world.ledger.sync(table);
    List<FileScanTask> tasks = files(table);
    return tasks.isEmpty() ? null : tasks.get(world.random.nextInt(tasks.size()));
  }

  /** In the order of their names, which a seed gives again. */
  private List<FileScanTask> files(Table table) {
    List<FileScanTask> tasks =
        world.reader.tasks(table, table.currentSnapshot().snapshotId(), Expressions.alwaysTrue());
    tasks.sort(java.util.Comparator.comparing(task -> task.file().location()));
    return tasks;
  }

  private List<LocatedRow> rows(List<FileScanTask> tasks) {
    List<LocatedRow> rows = new ArrayList<>();
    tasks.forEach(task -> world.reader.read(task, rows));
    return rows;
  }

  private void remove(List<LocatedRow> gone) {
    Set<Row> rows = new HashSet<>();
    gone.forEach(row -> rows.add(row.row()));
    world.model.remove(rows);
  }

  private List<DataFile> write(Table table, List<Row> rows) {
    SinkWriter.Layout layout = SinkWriter.Layout.of(table, world.scenario.equalityColumns());
    SinkWriter writer = new SinkWriter(table, layout, world.names, Integer.MAX_VALUE);
    rows.forEach(writer::append);
    return writer.complete().data();
  }
}
