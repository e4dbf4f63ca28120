package dev.firn.local.glue.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/** A table of Iceberg's whose commits append files that exist by name only. */
record IcebergTable(GlueCatalog catalog, TableIdentifier id) {
  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "note", Types.StringType.get(), "what was said"));

  static IcebergTable create(GlueCatalog catalog, String database, String name) {
    TableIdentifier id = TableIdentifier.of(Namespace.of(database), name);
    catalog
        .buildTable(id, SCHEMA)
        .withPartitionSpec(PartitionSpec.unpartitioned())
        .withProperty("commit.retry.num-retries", "100")
        .withProperty("commit.retry.min-wait-ms", "5")
        .withProperty("commit.retry.max-wait-ms", "50")
        .withProperty("commit.status-check.num-retries", "1")
        .withProperty("commit.status-check.min-wait-ms", "5")
        .create();
    return new IcebergTable(catalog, id);
  }

  Table load() {
    return catalog.loadTable(id);
  }

  void append(String file) {
    load().newAppend().appendFile(file(file)).commit();
  }

  /** The files that the table holds now, by name. */
  List<String> files() throws IOException {
    List<String> names = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = load().newScan().planFiles()) {
      tasks.forEach(task -> names.add(name(task.file())));
    }
    return names;
  }

  static DataFile file(String name) {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath("s3://contract/data/" + name + ".parquet")
        .withFileSizeInBytes(10)
        .withRecordCount(1)
        .build();
  }

  private static String name(DataFile file) {
    String path = file.location();
    return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
  }
}
