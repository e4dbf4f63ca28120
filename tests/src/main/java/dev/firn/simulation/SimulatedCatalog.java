package dev.firn.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;

/**
 * A catalog of one table. Metadata passes through its JSON at each commit, as it does in any
 * catalog, and gets the simulated time.
 */
final class SimulatedCatalog {
  static final String LOCATION = "memory://lake/t";

  /** The table's metadata at one moment. */
  record Version(int number, String location, String json) {
    TableMetadata parse() {
      return TableMetadataParser.fromJson(location, json);
    }
  }

  private final CatalogKind kind;
  private final SimulatedStorage storage;
  private final Clock clock;
  private final Random ids;
  private Version version;
  private TableMetadata current;

  SimulatedCatalog(CatalogKind kind, SimulatedStorage storage, Clock clock, long seed) {
    this.kind = kind;
    this.storage = storage;
    this.clock = clock;
    this.ids = new Random(seed ^ 0x5DEECE66DL);
    this.version = new Version(-1, "", "");
    this.current = placeholder();
  }

  private static TableMetadata placeholder() {
    return TableMetadata.newTableMetadata(
        new Schema(), PartitionSpec.unpartitioned(), SortOrder.unsorted(), LOCATION, Map.of());
  }

  void create(Schema schema, PartitionSpec spec, Map<String, String> properties) {
    store(TableMetadata.newTableMetadata(schema, spec, SortOrder.unsorted(), LOCATION, properties));
  }

  /** The table as that process sees it, fresh. */
  Table load(SimulatedProcess process) {
    SimulatedOperations operations = new SimulatedOperations(this, storage, process);
    operations.refresh();
    return new BaseTable(operations, "t");
  }

  Version version() {
    return version;
  }

  /** Shared by those who do not die. */
  TableMetadata current() {
    return current;
  }

  long newSnapshotId() {
    return ids.nextLong() & Long.MAX_VALUE;
  }

  void commit(TableMetadata base, TableMetadata wanted) {
    TableMetadata merged = kind.merge(current, base, wanted);
    if (!merged.changes().isEmpty()) {
      store(merged);
    }
  }

  private void store(TableMetadata metadata) {
    int number = version.number() + 1;
    String location = LOCATION + "/metadata/%05d.metadata.json".formatted(number);
    String json = Timestamps.clamp(TableMetadataParser.toJson(metadata), clock.millis());
    version = new Version(number, location, json);
    current = version.parse();
    storage.put(location, json.getBytes(StandardCharsets.UTF_8));
  }
}
