package dev.firn.expire;

import dev.firn.files.FileRemoval;
import dev.firn.files.ReachableFiles;
import dev.firn.files.RemovedFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final ReachableFiles reachable;
  private final FileRemoval removal;
  private final RemovedFiles candidates;

  ExpiredFiles(ExecutorService files, FileRemoval removal) {
    this.reachable = new ReachableFiles(files);
    this.removal = removal;
    this.candidates = new RemovedFiles(files);
  }

  /**
   * Deletes the files of one expiry.
   *
   * @param later expiries whose files must stay
   * @throws RuntimeException if something cannot be read; nothing was deleted then
   */
  ExpiryResult.Deleted delete(
      TableOperations operations, ExpiryJournal expired, List<ExpiryJournal> later) {
    TableMetadata metadata = operations.current();
    List<Snapshot> gone = withoutReturned(expired, metadata);
    Map<String, List<ManifestFile>> known = reachable.known(gone);
    List<Snapshot> leaving = later.stream().flatMap(it -> it.snapshots().stream()).toList();
    Map<String, ReachableFiles.Reached> kept =
        reachable.manifests(metadata.snapshots(), leaving, operations.io());
    Map<String, ManifestFile> manifests =
        candidates.manifests(gone, known, kept.keySet(), operations.io());
    Map<Long, RemovedFiles.Removed> files =
        candidates.files(manifests.values(), operations.io(), metadata.specsById());
    if (!files.isEmpty()) {
      reachable.forEachLive(kept, operations.io(), metadata.specsById(), files::remove);
    }
    return delete(
        operations,
        files.values().stream().toList(),
        manifests,
        lists(gone, metadata),
        statistics(expired, metadata));
  }

  private ExpiryResult.Deleted delete(
      TableOperations operations,
      List<RemovedFiles.Removed> files,
      Map<String, ManifestFile> manifests,
      List<String> lists,
      List<String> statistics) {
    long failed =
        removal.delete(
            operations.io(), files.stream().map(RemovedFiles.Removed::location).toList());
    failed += removal.delete(operations.io(), statistics);
    if (failed > 0) {
      return counts(files, Map.of(), List.of(), statistics, failed);
    }
    failed += removal.delete(operations.io(), List.copyOf(manifests.keySet()));
    if (failed > 0) {
      return counts(files, manifests, List.of(), statistics, failed);
    }
    failed += removal.delete(operations.io(), lists);
    return counts(files, manifests, lists, statistics, failed);
  }

  /**
   * Deletes journals that are done with.
   *
   * @throws IllegalStateException if some are left
   */
  void drop(TableOperations operations, List<String> journals) {
    long failed =
        removal.delete(
            operations.io(), journals.stream().map(operations::metadataFileLocation).toList());
    if (failed > 0) {
      throw new IllegalStateException(
          "Cannot delete " + failed + " of the expiry journals " + journals);
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
      List<RemovedFiles.Removed> files,
      Map<String, ManifestFile> manifests,
      List<String> lists,
      List<String> statistics,
      long failed) {
    long data = files.stream().filter(file -> file.content() == ManifestContent.DATA).count();
    long bytes = files.stream().mapToLong(RemovedFiles.Removed::bytes).sum();
    long manifestBytes = manifests.values().stream().mapToLong(ManifestFile::length).sum();
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
