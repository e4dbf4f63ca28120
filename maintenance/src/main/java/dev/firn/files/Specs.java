package dev.firn.files;

import org.apache.iceberg.ContentFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;

/** Finds the partition spec that a file was written with. */
public final class Specs {
  private Specs() {}

  /**
   * The spec of that file.
   *
   * @throws IllegalArgumentException if the table has no such spec
   */
  public static PartitionSpec of(Table table, ContentFile<?> file) {
    PartitionSpec spec = table.specs().get(file.specId());
    if (spec == null) {
      throw new IllegalArgumentException(
          "Cannot find the partition of "
              + file.location()
              + ": "
              + table.name()
              + " has no spec "
              + file.specId());
    }
    return spec;
  }
}
