package dev.firn.simulation;

import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** The table as it is within a transaction. */
record TemporaryOperations(TableOperations operations, TableMetadata current)
    implements TableOperations {

  @Override
  public TableMetadata refresh() {
    throw new UnsupportedOperationException("Cannot refresh a table within a transaction");
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    throw new UnsupportedOperationException("Cannot commit a table within a transaction");
  }

  @Override
  public FileIO io() {
    return operations.io();
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return operations.metadataFileLocation(fileName);
  }

  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(current.location(), current.properties());
  }

  @Override
  public long newSnapshotId() {
    return operations.newSnapshotId();
  }
}
