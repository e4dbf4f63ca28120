package dev.firn.manifest;

import java.util.List;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.util.PropertyUtil;

/**
 * Finds the manifests of main that are too small. Manifests of delete files are left out:
 * publications replace those files, and with them the manifests.
 */
public final class ManifestPlanner {
  private final ManifestPolicy policy;

  public ManifestPlanner(ManifestPolicy policy) {
    this.policy = policy;
  }

  /**
   * Plans a rewrite; reads the manifest list of main's head.
   *
   * @param table loaded just now
   */
  public ManifestPlan plan(Table table) {
    Snapshot head = table.currentSnapshot();
    long target =
        PropertyUtil.propertyAsLong(
            table.properties(),
            TableProperties.MANIFEST_TARGET_SIZE_BYTES,
            TableProperties.MANIFEST_TARGET_SIZE_BYTES_DEFAULT);
    List<ManifestFile> small =
        head == null
            ? List.of()
            : head.dataManifests(table.io()).stream()
                .filter(manifest -> isSmall(manifest, target))
                .toList();
    List<ManifestFile> rewritten = small.size() < policy.minSmall() ? List.of() : small;
    return new ManifestPlan(
        table.name(),
        table.uuid().toString(),
        head == null ? -1 : head.snapshotId(),
        rewritten.stream().map(ManifestFile::path).toList(),
        rewritten.stream().mapToLong(ManifestPlanner::files).sum(),
        rewritten.stream().mapToLong(ManifestFile::length).sum(),
        target);
  }

  private static boolean isSmall(ManifestFile manifest, long target) {
    return manifest.content() == ManifestContent.DATA && manifest.length() < target / 2;
  }

  private static long files(ManifestFile manifest) {
    Integer added = manifest.addedFilesCount();
    Integer existing = manifest.existingFilesCount();
    return (added == null ? 0L : added) + (existing == null ? 0L : existing);
  }
}
