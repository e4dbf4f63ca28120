package dev.firn.expire;

import dev.firn.files.FileRemoval;
import dev.firn.files.RemovedFile;
import dev.firn.files.UnreachedFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;

/**
 * Deletes what expired snapshots leave behind: what they reach and neither the table's snapshots
 * nor later expiries reach. Files go first and manifest lists last, so that a deletion that was cut
 * short can begin again.
 */
final class ExpiredFiles {
  private final UnreachedFiles unreached;
  private final FileRemoval removal;

  ExpiredFiles(ExecutorService files, FileRemoval removal) {
    this.unreached = new UnreachedFiles(files);
    this.removal = removal;
  }

  /**
   * What was done.
   *
   * @param left locations of files that could not be deleted; some of another kind may not even
   *     have been tried
   */
  record Outcome(ExpiryResult.Deleted deleted, List<String> left) {}

  /**
   * Deletes the files of one expiry.
   *
   * @param later expiries whose files must stay
   * @throws RuntimeException if something cannot be read; nothing was deleted then
   */
  Outcome delete(TableOperations operations, ExpiryJournal expired, List<ExpiryJournal> later) {
    TableMetadata metadata = operations.current();
    List<Snapshot> gone = withoutReturned(expired, metadata);
    List<Snapshot> leaving = later.stream().flatMap(it -> it.snapshots().stream()).toList();
    UnreachedFiles.Unreached found =
        unreached.find(gone, metadata.snapshots(), leaving, operations.io(), metadata.specsById());
    return delete(operations, found, lists(gone, metadata), statistics(expired, metadata));
  }

  private Outcome delete(
      TableOperations operations,
      UnreachedFiles.Unreached found,
      List<String> lists,
      List<String> statistics) {
    List<String> left = new ArrayList<>();
    left.addAll(delete(operations, found.files().stream().map(RemovedFile::location).toList()));
    left.addAll(delete(operations, statistics));
    ExpiryResult.Deleted deleted =
        counts(found.files(), List.of(), List.of(), statistics, left.size());
    if (left.isEmpty()) {
      left.addAll(delete(operations, found.manifests().stream().map(ManifestFile::path).toList()));
      deleted = counts(found.files(), found.manifests(), List.of(), statistics, left.size());
    }
    if (left.isEmpty()) {
      left.addAll(delete(operations, lists));
      deleted = counts(found.files(), found.manifests(), lists, statistics, left.size());
    }
    return new Outcome(deleted, left);
  }

  private List<String> delete(TableOperations operations, List<String> locations) {
    return removal.delete(operations.io(), locations);
  }

  /**
   * Deletes journals that are done with.
   *
   * @throws IllegalStateException if some are left
   */
  void drop(TableOperations operations, List<String> journals) {
    List<String> left =
        delete(operations, journals.stream().map(operations::metadataFileLocation).toList());
    if (!left.isEmpty()) {
      throw new IllegalStateException("Cannot delete the expiry journals " + left);
    }
  }

  /** A snapshot that is in the table was never expired, whatever a journal says. */
  private static List<Snapshot> withoutReturned(ExpiryJournal expired, TableMetadata metadata) {
    return expired.snapshots().stream()
        .filter(snapshot -> metadata.snapshot(snapshot.snapshotId()) == null)
        .toList();
  }

  private static List<String> lists(List<Snapshot> gone, TableMetadata metadata) {
    Set<String> kept =
        metadata.snapshots().stream()
            .map(Snapshot::manifestListLocation)
            .collect(Collectors.toSet());
    return gone.stream()
        .map(Snapshot::manifestListLocation)
        .filter(list -> list != null && !kept.contains(list))
        .toList();
  }

  private static List<String> statistics(ExpiryJournal expired, TableMetadata metadata) {
    Set<String> kept = new HashSet<>();
    metadata.statisticsFiles().forEach(file -> kept.add(file.path()));
    metadata.partitionStatisticsFiles().forEach(file -> kept.add(file.path()));
    return expired.statistics().stream().filter(path -> !kept.contains(path)).toList();
  }

  private static ExpiryResult.Deleted counts(
      Collection<RemovedFile> files,
      List<ManifestFile> manifests,
      List<String> lists,
      List<String> statistics,
      long failed) {
    long data = files.stream().filter(file -> file.content() == ManifestContent.DATA).count();
    long bytes = files.stream().mapToLong(RemovedFile::bytes).sum();
    long manifestBytes = manifests.stream().mapToLong(ManifestFile::length).sum();
    return new ExpiryResult.Deleted(
        data,
        files.size() - data,
        manifests.size(),
        lists.size(),
        statistics.size(),
        bytes + manifestBytes,
        failed);
  }
}
