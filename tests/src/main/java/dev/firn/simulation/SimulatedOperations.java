package dev.firn.simulation;

import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** The table as one process reaches it. */
final class SimulatedOperations implements TableOperations {
  private final SimulatedCatalog catalog;
  private final SimulatedProcess process;
  private final FileIO io;
  private SimulatedCatalog.Version version;
  private TableMetadata current;

  SimulatedOperations(
      SimulatedCatalog catalog, SimulatedStorage storage, SimulatedProcess process) {
    this.catalog = catalog;
    this.process = process;
    this.io = new ProcessFileIO(storage, process);
    this.version = catalog.version();
    this.current = process.parsed(version);
  }

  @Override
  public TableMetadata current() {
    return current;
  }

  @Override
  public TableMetadata refresh() {
    process.call(Call.LOAD);
    look();
    return current;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // as every implementation finds that nothing has changed
  public void commit(TableMetadata base, TableMetadata metadata) {
    if (base != metadata) {
      process.commit(() -> catalog.commit(base, metadata));
      look();
    }
  }

  private void look() {
    if (version.number() != catalog.version().number()) {
      version = catalog.version();
      current = process.parsed(version);
    }
  }

  @Override
  public FileIO io() {
    return io;
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return current.location() + "/metadata/" + fileName;
  }

  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(current.location(), current.properties());
  }

  @Override
  public TableOperations temp(TableMetadata uncommitted) {
    return new TemporaryOperations(this, uncommitted);
  }

  @Override
  public long newSnapshotId() {
    return catalog.newSnapshotId();
  }
}
