package dev.firn.publish;

import java.util.List;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.io.OutputFile;

/** A catalog in which a test can do something at the very moment of the next commit. */
public final class InterceptedCatalog implements Catalog {

  /** Takes the place of one commit. */
  public interface Interception {
    void commit(Runnable commit);
  }

  private final Catalog delegate;
  private Interception next;
  private String undeletable = "";

  public InterceptedCatalog(CatalogKind kind) {
    delegate = kind.create();
  }

  public static InterceptedCatalog create() {
    return new InterceptedCatalog(CatalogKind.METADATA_CAS);
  }

  SupportsNamespaces namespaces() {
    return (SupportsNamespaces) delegate;
  }

  /** What happens instead of the next commit, once; commits made inside it are plain. */
  public void onNextCommit(Interception interception) {
    next = interception;
  }

  /** Something happens just before the next commit reaches the catalog. */
  public void beforeNextCommit(Runnable action) {
    onNextCommit(commit -> {
      action.run();
      commit.run();
    });
  }

  /** From now on that file cannot be deleted. */
  public void refuseToDelete(String location) {
    undeletable = location;
  }

  public boolean isArmed() {
    return next != null;
  }

  public void disarm() {
    next = null;
  }

  @Override
  public Table loadTable(TableIdentifier id) {
    Table table = delegate.loadTable(id);
    TableOperations operations = ((HasTableOperations) table).operations();
    return new BaseTable(new InterceptedOperations(operations), table.name());
  }

  @Override
  public TableBuilder buildTable(TableIdentifier id, Schema schema) {
    return delegate.buildTable(id, schema);
  }

  @Override
  public List<TableIdentifier> listTables(Namespace namespace) {
    return delegate.listTables(namespace);
  }

  @Override
  public boolean dropTable(TableIdentifier id, boolean purge) {
    return delegate.dropTable(id, purge);
  }

  @Override
  public void renameTable(TableIdentifier from, TableIdentifier to) {
    delegate.renameTable(from, to);
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
      return new InterceptedFiles(delegate.io());
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
      return delegate.locationProvider();
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

  private final class InterceptedFiles implements FileIO {
    private static final long serialVersionUID = 1L;

    private final transient FileIO delegate;

    private InterceptedFiles(FileIO delegate) {
      this.delegate = delegate;
    }

    @Override
    public InputFile newInputFile(String path) {
      return delegate.newInputFile(path);
    }

    @Override
    public OutputFile newOutputFile(String path) {
      return delegate.newOutputFile(path);
    }

    @Override
    public void deleteFile(String path) {
      if (path.equals(undeletable)) {
        throw new IllegalStateException("Cannot delete " + path + ": refused by the test");
      }
      delegate.deleteFile(path);
    }
  }
}
