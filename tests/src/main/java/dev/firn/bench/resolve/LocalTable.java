package dev.firn.bench.resolve;

import dev.firn.bench.disk.DiskFiles;
import dev.firn.catalog.plan.LaneProvisioner;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * A table of sales whose files are local and whose catalog is this object: what is measured is the
 * keeper, not a catalog. Its key has three columns, of which one is text.
 */
final class LocalTable {
  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "channel", Types.StringType.get()),
          Types.NestedField.required(2, "order_number", Types.LongType.get()),
          Types.NestedField.required(3, "item", Types.LongType.get()),
          Types.NestedField.optional(4, "quantity", Types.IntegerType.get()),
          Types.NestedField.optional(5, "paid", Types.DoubleType.get()),
          Types.NestedField.optional(6, "version", Types.LongType.get()),
          Types.NestedField.optional(7, "note", Types.StringType.get()));
  static final List<String> KEY = List.of("channel", "order_number", "item");

  private final FileIO io = new DiskFiles();
  private final String name;
  private final Path folder;
  private @Nullable TableMetadata metadata;
  private int version;

  private LocalTable(Path folder, String name) {
    this.folder = folder.resolve(name);
    this.name = name;
  }

  static LocalTable create(Path folder, String name) {
    LocalTable table = new LocalTable(folder, name);
    table.metadata =
        TableMetadata.newTableMetadata(
            SCHEMA,
            PartitionSpec.unpartitioned(),
            table.folder.toString(),
            java.util.Map.of("format-version", "2"));
    LaneProvisioner.provision(table.load());
    return table;
  }

  /** The table as it is now. */
  Table load() {
    return new BaseTable(new Operations(), name);
  }

  private synchronized TableMetadata current() {
    return java.util.Objects.requireNonNull(metadata);
  }

  @SuppressWarnings("ReferenceEquality") // Nobody may have put another in its place.
  private synchronized void swap(@Nullable TableMetadata base, TableMetadata changed) {
    if (base != metadata) {
      throw new CommitFailedException("Cannot commit to %s: it has changed", name);
    }
    String location = folder.resolve("metadata/v" + version++ + ".metadata.json").toString();
    metadata = org.apache.iceberg.TableMetadataParser.read(write(changed, location));
  }

  private org.apache.iceberg.io.InputFile write(TableMetadata changed, String location) {
    org.apache.iceberg.TableMetadataParser.overwrite(changed, io.newOutputFile(location));
    return io.newInputFile(location);
  }

  private final class Operations implements TableOperations {
    private TableMetadata seen = LocalTable.this.current();

    @Override
    public TableMetadata current() {
      return seen;
    }

    @Override
    public TableMetadata refresh() {
      seen = LocalTable.this.current();
      return seen;
    }

    @Override
    public void commit(@Nullable TableMetadata base, TableMetadata changed) {
      swap(base, changed);
      refresh();
    }

    @Override
    public FileIO io() {
      return io;
    }

    @Override
    public String metadataFileLocation(String fileName) {
      return folder.resolve("metadata").resolve(fileName).toString();
    }

    @Override
    public LocationProvider locationProvider() {
      return LocationProviders.locationsFor(folder.toString(), seen.properties());
    }
  }
}
