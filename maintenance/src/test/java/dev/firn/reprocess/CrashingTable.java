package dev.firn.reprocess;

import java.util.function.Supplier;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.io.OutputFile;

/** A table as a process sees it that dies at one of its calls to catalog or storage. */
final class CrashingTable implements Supplier<Table> {
  /** The process is dead; an error, so that nobody takes it for a failure. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Supplier<Table> loads;
  private int callsLeft;

  /**
   * A table.
   *
   * @param calls how many calls get through
   */
  CrashingTable(Supplier<Table> loads, int calls) {
    this.loads = loads;
    this.callsLeft = calls;
  }

  boolean isDead() {
    return callsLeft < 0;
  }

  @Override
  public Table get() {
    call();
    Table table = loads.get();
    TableOperations operations = ((HasTableOperations) table).operations();
    return new BaseTable(new CrashingOperations(operations), table.name());
  }

  private synchronized void call() {
    if (callsLeft-- <= 0) {
      callsLeft = -1;
      throw new Crash();
    }
  }

  private final class CrashingOperations implements TableOperations {
    private final TableOperations delegate;

    private CrashingOperations(TableOperations delegate) {
      this.delegate = delegate;
    }

    @Override
    public TableMetadata current() {
      return delegate.current();
    }

    @Override
    public TableMetadata refresh() {
      call();
      return delegate.refresh();
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      call();
      delegate.commit(base, metadata);
      call();
    }

    @Override
    public FileIO io() {
      return new CrashingFiles(delegate.io());
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

  private final class CrashingFiles implements FileIO {
    private static final long serialVersionUID = 1L;

    private final transient FileIO delegate;

    private CrashingFiles(FileIO delegate) {
      this.delegate = delegate;
    }

    @Override
    public InputFile newInputFile(String path) {
      call();
      return delegate.newInputFile(path);
    }

    @Override
    public OutputFile newOutputFile(String path) {
      call();
      return delegate.newOutputFile(path);
    }

    @Override
    public void deleteFile(String path) {
      call();
      delegate.deleteFile(path);
    }
  }
}
