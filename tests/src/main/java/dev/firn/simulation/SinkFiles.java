package dev.firn.simulation;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.RowDelta;

/** What one or more subtasks have written in one checkpoint. */
record SinkFiles(List<DataFile> data, List<DeleteFile> deletes) {
  static SinkFiles none() {
    return new SinkFiles(new ArrayList<>(), new ArrayList<>());
  }

  void add(SinkFiles other) {
    data.addAll(other.data);
    deletes.addAll(other.deletes);
  }

  void addTo(RowDelta delta) {
    data.forEach(delta::addRows);
    deletes.forEach(delta::addDeletes);
  }

  boolean isEmpty() {
    return data.isEmpty() && deletes.isEmpty();
  }
}
