package dev.firn.orphan;

import dev.firn.publish.StoredFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Lets a table in memory list its files, under times that the test gives them. */
final class ListingTable {
  /** Files that are not named here are from the beginning of time. */
  final Map<String, Long> createdMillis = new HashMap<>();

  private Runnable duringListing = () -> {};
  private Runnable beforeDelete = () -> {};

  /** Happens once, between two files of the next listing. */
  void duringNextListing(Runnable action) {
    duringListing = action;
  }

  /** Happens once, just before the next deletion. */
  void beforeNextDelete(Runnable action) {
    beforeDelete = action;
  }

  Table wrap(Table table) {
    TableOperations operations = ((HasTableOperations) table).operations();
    return new BaseTable(new ListingOperations(operations, new ListingIo(table)), table.name());
  }

  private final class ListingIo implements SupportsPrefixOperations {
    private final Table table;

    private ListingIo(Table table) {
      this.table = table;
    }

    @Override
    public Iterable<FileInfo> listPrefix(String prefix) {
      List<FileInfo> files = new ArrayList<>();
      List<String> stored = StoredFiles.of(table, prefix);
      stored.removeIf(file -> !file.startsWith(prefix));
      for (int i = 0; i < stored.size(); i++) {
        if (i == stored.size() / 2) {
          duringListing.run();
          duringListing = () -> {};
        }
        String file = stored.get(i);
        files.add(new FileInfo(file, 7, createdMillis.getOrDefault(file, 0L)));
      }
      return files;
    }

    @Override
    public void deletePrefix(String prefix) {
      throw new UnsupportedOperationException("Cannot delete all of " + prefix);
    }

    @Override
    public InputFile newInputFile(String location) {
      return table.io().newInputFile(location);
    }

    @Override
    public OutputFile newOutputFile(String location) {
      return table.io().newOutputFile(location);
    }

    @Override
    public void deleteFile(String location) {
      beforeDelete.run();
      beforeDelete = () -> {};
      table.io().deleteFile(location);
    }
  }

  private record ListingOperations(TableOperations delegate, FileIO io) implements TableOperations {
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
      delegate.commit(base, metadata);
    }

    @Override
    public String metadataFileLocation(String fileName) {
      return delegate.metadataFileLocation(fileName);
    }

    @Override
    public LocationProvider locationProvider() {
      return delegate.locationProvider();
    }
  }
}
