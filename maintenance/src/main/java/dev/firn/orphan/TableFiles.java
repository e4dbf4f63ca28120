package dev.firn.orphan;

import dev.firn.expire.PendingExpiry;
import dev.firn.files.PathHash;
import dev.firn.files.ReachableFiles;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;

/**
 * All that a table names: what any of its snapshots reaches, whatever leads to the snapshot; what
 * expired snapshots reach whose files wait to be deleted; its metadata files, statistics and
 * journals. Eight bytes a file. Owned by one thread.
 */
final class TableFiles {
  private final ReachableFiles reachable;
  private long[] hashes = {};
  private int size;

  /**
   * Knows no file yet.
   *
   * @param files where manifests are read
   */
  TableFiles(ExecutorService files) {
    this.reachable = new ReachableFiles(files);
  }

  /** Reads what the table names as of its operations' current metadata. */
  void read(TableOperations operations) {
    size = 0;
    TableMetadata metadata = operations.current();
    addMetadataFiles(operations, metadata);
    Map<String, ReachableFiles.Reached> manifests =
        reachable.manifests(metadata.snapshots(), leaving(operations), operations.io());
    manifests.keySet().forEach(this::add);
    reachable.forEachLive(manifests, operations.io(), metadata.specsById(), this::add);
    Arrays.sort(hashes, 0, size);
  }

  boolean contains(String location) {
    return Arrays.binarySearch(hashes, 0, size, PathHash.of(location)) >= 0;
  }

  private Iterable<Snapshot> leaving(TableOperations operations) {
    Iterable<Snapshot> leaving = PendingExpiry.snapshots(operations);
    leaving.forEach(snapshot -> add(snapshot.manifestListLocation()));
    return leaving;
  }

  private void addMetadataFiles(TableOperations operations, TableMetadata metadata) {
    add(metadata.metadataFileLocation());
    add(operations.metadataFileLocation("version-hint.text"));
    metadata.previousFiles().forEach(entry -> add(entry.file()));
    metadata.statisticsFiles().forEach(file -> add(file.path()));
    metadata.partitionStatisticsFiles().forEach(file -> add(file.path()));
    metadata.snapshots().forEach(snapshot -> add(snapshot.manifestListLocation()));
    PendingExpiry.of(metadata.properties())
        .forEach(pending -> add(operations.metadataFileLocation(pending.journal())));
  }

  private void add(String location) {
    if (location != null) {
      add(PathHash.of(location));
    }
  }

  private void add(long hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(1024, size + size / 2));
    }
    hashes[size++] = hash;
  }
}
