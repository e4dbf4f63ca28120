package dev.firn.catalog.plan;

import dev.firn.lake.Column;
import java.util.List;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;

/** A change of a table's columns. Readers and the stream go by field ids, so all may go on. */
public sealed interface SchemaChange extends TableChange {

  /** Adds itself to an update that is committed later. */
  void addTo(UpdateSchema update);

  /** Adds a column; rows that are there hold null in it. */
  record AddColumn(String table, Column column) implements SchemaChange {
    @Override
    public void addTo(UpdateSchema update) {
      update.addColumn(column.name(), column.type(), Docs.of(column));
    }

    @Override
    public String text() {
      return "add column %s %s".formatted(column.name(), column.type());
    }
  }

  /** Drops a column; older snapshots still have its values until they expire. */
  record DropColumn(String table, String column, Type type) implements SchemaChange {
    @Override
    public Effect effect() {
      return Effect.LOSES_VALUES;
    }

    @Override
    public void addTo(UpdateSchema update) {
      update.deleteColumn(column);
    }

    @Override
    public String text() {
      return "drop column %s %s and its values; a renamed column is a dropped and a new one"
          .formatted(column, type);
    }
  }

  /** Widens a type: int to long, float to double, a decimal to a higher precision. */
  record WidenColumn(String table, String column, Type from, Type.PrimitiveType to)
      implements SchemaChange {
    @Override
    public void addTo(UpdateSchema update) {
      update.updateColumn(column, to);
    }

    @Override
    public String text() {
      return "widen %s from %s to %s".formatted(column, from, to);
    }
  }

  /** Allows null in a column. */
  record RelaxColumn(String table, String column) implements SchemaChange {
    @Override
    public void addTo(UpdateSchema update) {
      update.makeColumnOptional(column);
    }

    @Override
    public String text() {
      return "allow null in " + column;
    }
  }

  record CommentColumn(String table, String column, String comment) implements SchemaChange {
    @Override
    public void addTo(UpdateSchema update) {
      update.updateColumnDoc(column, comment);
    }

    @Override
    public String text() {
      return "comment %s as '%s'".formatted(column, comment);
    }
  }

  /** Puts the columns into the declared order; those that are not declared come last. */
  record OrderColumns(String table, List<String> columns) implements SchemaChange {
    public OrderColumns {
      columns = List.copyOf(columns);
    }

    @Override
    public void addTo(UpdateSchema update) {
      update.moveFirst(columns.get(0));
      for (int i = 1; i < columns.size(); i++) {
        update.moveAfter(columns.get(i), columns.get(i - 1));
      }
    }

    @Override
    public String text() {
      return "order the columns as declared";
    }
  }
}
