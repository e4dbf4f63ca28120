package dev.firn.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;

/** The files that a table's in-memory storage holds. */
public final class StoredFiles {
  private StoredFiles() {}

  /** Locations that contain that text, sorted. */
  public static List<String> of(Table table, String text) {
    try {
      var field =
          org.apache.iceberg.inmemory.InMemoryFileIO.class.getDeclaredField("IN_MEMORY_FILES");
      field.setAccessible(true);
      List<String> names = new ArrayList<>();
      ((Map<?, ?>) field.get(table.io())).keySet().forEach(name -> names.add(name.toString()));
      names.removeIf(name -> !name.contains(text));
      names.sort(null);
      return names;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
