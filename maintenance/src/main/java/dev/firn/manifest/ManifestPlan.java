package dev.firn.manifest;

import java.util.List;

/**
 * What one rewrite of manifests is going to do; nothing is written yet.
 *
 * @param table its name
 * @param tableId its uuid, so that a plan never meets another table of that name
 * @param mainHead the snapshot of main that the commit insists on; -1 for none
 * @param manifests locations of those to rewrite; empty for none
 * @param files how many data files they name
 * @param bytes of the manifests
 * @param targetBytes size of a new manifest
 */
public record ManifestPlan(
    String table,
    String tableId,
    long mainHead,
    List<String> manifests,
    long files,
    long bytes,
    long targetBytes) {

  public ManifestPlan {
    manifests = List.copyOf(manifests);
  }

  /** Whether running it would change nothing. */
  public boolean isEmpty() {
    return manifests.isEmpty();
  }

  /** How many manifests come of it, more or less. */
  int ranges() {
    return (int) Math.max(1, Math.min(1000, (bytes + targetBytes - 1) / targetBytes));
  }

  /** What it is going to do, in a line. */
  public String toText() {
    return isEmpty()
        ? table + ": leave the manifests as they are"
        : table
            + ": rewrite "
            + manifests.size()
            + " small manifests ("
            + bytes
            + " bytes, "
            + files
            + " data files) as about "
            + ranges();
  }
}
