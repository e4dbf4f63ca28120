package dev.firn.catalog.plan;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** A catalog that does what it is told, and the first times does not answer. */
final class UnansweringCatalog extends InMemoryCatalog {

  private final AtomicInteger unanswered;

  UnansweringCatalog(int unanswered) {
    this.unanswered = new AtomicInteger(unanswered);
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier identifier) {
    return new Unanswering(super.newTableOps(identifier));
  }

  private final class Unanswering implements TableOperations {

    private final TableOperations operations;

    private Unanswering(TableOperations operations) {
      this.operations = operations;
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      operations.commit(base, metadata);
      if (unanswered.getAndDecrement() > 0) {
        throw new CommitStateUnknownException(new IllegalStateException("no answer"));
      }
    }

    @Override
    public TableMetadata current() {
      return operations.current();
    }

    @Override
    public TableMetadata refresh() {
      return operations.refresh();
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
      return operations.locationProvider();
    }

    @Override
    public TableOperations temp(TableMetadata uncommitted) {
      return operations.temp(uncommitted);
    }
  }
}
