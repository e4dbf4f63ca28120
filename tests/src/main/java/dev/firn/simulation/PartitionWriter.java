package dev.firn.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Writes the rows of one partition, in one checkpoint of one subtask. */
final class PartitionWriter {
  private final TableFiles files;
  private final Schema schema;
  private final Schema key;
  private final int rowsPerFile;
  private final Map<Long, TableFiles.Place> inserted = new HashMap<>();
  private final List<Record> deletedKeys = new ArrayList<>();
  private final List<TableFiles.Place> deletedPlaces = new ArrayList<>();
  private final List<DataFile> data = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private String current = "";

  PartitionWriter(TableFiles files, Schema schema, Schema key, int rowsPerFile) {
    this.files = files;
    this.schema = schema;
    this.key = key;
    this.rowsPerFile = rowsPerFile;
  }

  void upsert(Row row) {
    deletedKeys.add(key(row));
    insert(row);
  }

  private void insert(Row row) {
    begin();
    TableFiles.Place before = inserted.put(row.id(), new TableFiles.Place(current, rows.size()));
    if (before != null) {
      deletedPlaces.add(before);
    }
    append(row);
  }

  void append(Row row) {
    begin();
    rows.add(row);
    if (rows.size() == rowsPerFile) {
      roll();
    }
  }

  void delete(Row row) {
    TableFiles.Place before = inserted.remove(row.id());
    if (before != null) {
      deletedPlaces.add(before);
    }
    deletedKeys.add(key(row));
  }

  void complete(SinkFiles all) {
    roll();
    all.data().addAll(data);
    if (!deletedKeys.isEmpty()) {
      all.deletes().add(files.writeEqualityDeletes(key, deletedKeys));
    }
    if (!deletedPlaces.isEmpty()) {
      all.deletes().add(files.writePositionDeletes(deletedPlaces));
    }
  }

  private void begin() {
    if (current.isEmpty()) {
      current = files.newLocation("data");
    }
  }

  private void roll() {
    if (!rows.isEmpty()) {
      data.add(files.writeData(current, schema, rows));
      rows.clear();
      current = "";
    }
  }

  private Record key(Row row) {
    Record record = row.toRecord(schema);
    Record selected = GenericRecord.create(key);
    key.columns().forEach(field -> selected.setField(field.name(), record.getField(field.name())));
    return selected;
  }
}
