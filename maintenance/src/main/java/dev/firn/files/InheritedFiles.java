package dev.firn.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;

/**
 * Tells which manifests of a set of snapshots name nothing that others of them do not name, and
 * need not be read: a commit that removes files writes the rest of a large manifest anew.
 *
 * <p>A commit marks each file that it adds as added in a manifest of its own (Iceberg's
 * specification, "Manifests"). What else it names was live in its parent. So with the parent in the
 * set, a manifest without added files names files that the parent's manifests name, which are read
 * or are of the same kind; parents are older, which ends this. All of it holds only if every other
 * manifest of the set can be read.
 */
final class InheritedFiles {
  private InheritedFiles() {}

  /**
   * The locations of those manifests.
   *
   * @param lists the manifests of snapshots, by manifest list; a snapshot whose list is missing is
   *     not of the set
   */
  static Set<String> manifests(
      Iterable<Snapshot> snapshots, Map<String, List<ManifestFile>> lists) {
    Map<Long, List<ManifestFile>> bySnapshot = new HashMap<>();
    for (Snapshot snapshot : snapshots) {
      List<ManifestFile> list = lists.get(snapshot.manifestListLocation());
      if (list != null) {
        bySnapshot.put(snapshot.snapshotId(), list);
      }
    }
    Set<String> manifests = new HashSet<>();
    for (Snapshot snapshot : snapshots) {
      if (snapshot.parentId() != null && bySnapshot.containsKey(snapshot.parentId())) {
        bySnapshot.getOrDefault(snapshot.snapshotId(), List.of()).stream()
            .filter(manifest -> isOf(manifest, snapshot) && addsNothing(manifest))
            .forEach(manifest -> manifests.add(manifest.path()));
      }
    }
    return manifests;
  }

  private static boolean isOf(ManifestFile manifest, Snapshot snapshot) {
    return manifest.snapshotId() != null && manifest.snapshotId() == snapshot.snapshotId();
  }

  /** A manifest list may leave it open. */
  private static boolean addsNothing(ManifestFile manifest) {
    return manifest.addedFilesCount() != null && manifest.addedFilesCount() == 0;
  }
}
