package dev.firn.publish;

import java.util.Map;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** An in-memory catalog in which a test can do something at the very moment of the next commit. */
final class InterceptedCatalog extends InMemoryCatalog {

  /** Takes the place of one commit. */
  interface Interception {
    void commit(Runnable commit);
  }

  private Interception next;

  static InterceptedCatalog create() {
    InterceptedCatalog catalog = new InterceptedCatalog();
    catalog.initialize("memory", Map.of());
    return catalog;
  }

  /** What happens instead of the next commit, once; commits made inside it are plain. */
  void onNextCommit(Interception interception) {
    next = interception;
  }

  /** Something happens just before the next commit reaches the catalog. */
  void beforeNextCommit(Runnable action) {
    onNextCommit(commit -> {
      action.run();
      commit.run();
    });
  }

  boolean isArmed() {
    return next != null;
  }

  void disarm() {
    next = null;
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier id) {
    return new InterceptedOperations(super.newTableOps(id));
  }

  private void commit(Runnable commit) {
    Interception interception = next;
    next = null;
    if (interception == null) {
      commit.run();
    } else {
      interception.commit(commit);
    }
  }

  private final class InterceptedOperations implements TableOperations {
    private final TableOperations delegate;

    private InterceptedOperations(TableOperations delegate) {
      this.delegate = delegate;
    }

    @Override
    public TableMetadata current() {
      return delegate.current();
    }

    @Override
    public TableMetadata refresh() {
      return delegate.refresh();
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      InterceptedCatalog.this.commit(() -> delegate.commit(base, metadata));
    }

    @Override
    public FileIO io() {
      return delegate.io();
    }

    @Override
    public EncryptionManager encryption() {
      return delegate.encryption();
    }

    @Override
    public String metadataFileLocation(String fileName) {
      return delegate.metadataFileLocation(fileName);
    }

    @Override
    public LocationProvider locationProvider() {
      return LocationProviders.locationsFor(current().location(), current().properties());
    }

    @Override
    public TableOperations temp(TableMetadata uncommittedMetadata) {
      return delegate.temp(uncommittedMetadata);
    }

    @Override
    public long newSnapshotId() {
      return delegate.newSnapshotId();
    }
  }
}
