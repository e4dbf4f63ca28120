package dev.firn.expire;

import java.time.Duration;
import java.util.List;

/**
 * What one expiry did.
 *
 * @param snapshots snapshots that left the table
 * @param refs branches and tags that left with them, since they had outlived their age limit
 * @param files what was deleted for this and earlier expiries
 * @param pending expiries whose files are not deleted yet
 * @param took from beginning to end
 * @param troubles what could not be done, one line each; it will be tried again
 */
public record ExpiryResult(
    long snapshots, long refs, Deleted files, int pending, Duration took, List<String> troubles) {

  public ExpiryResult {
    troubles = List.copyOf(troubles);
  }

  /** One line for a log. */
  public String toText() {
    return "expired "
        + snapshots
        + " snapshots, "
        + refs
        + " branches and tags; deleted "
        + files.toText()
        + " in "
        + took.toMillis()
        + " ms; files of "
        + pending
        + " expiries stay for now"
        + (troubles.isEmpty() ? "" : "; " + String.join("; ", troubles));
  }

  /**
   * Files that were deleted.
   *
   * @param dataFiles data files
   * @param deleteFiles delete files of any kind
   * @param manifests manifests
   * @param manifestLists manifest lists
   * @param statistics statistics files
   * @param bytes of data and delete files and manifests; the size of others is not known
   * @param failed files that could not be deleted
   */
  public record Deleted(
      long dataFiles,
      long deleteFiles,
      long manifests,
      long manifestLists,
      long statistics,
      long bytes,
      long failed) {
    /** Nothing. */
    public static final Deleted NONE = new Deleted(0, 0, 0, 0, 0, 0, 0);

    /** All kinds together. */
    public long total() {
      return dataFiles + deleteFiles + manifests + manifestLists + statistics;
    }

    Deleted plus(Deleted other) {
      return new Deleted(
          dataFiles + other.dataFiles,
          deleteFiles + other.deleteFiles,
          manifests + other.manifests,
          manifestLists + other.manifestLists,
          statistics + other.statistics,
          bytes + other.bytes,
          failed + other.failed);
    }

    /** One line for a log. */
    public String toText() {
      return dataFiles
          + " data files, "
          + deleteFiles
          + " delete files, "
          + manifests
          + " manifests, "
          + manifestLists
          + " manifest lists, "
          + statistics
          + " statistics files ("
          + bytes
          + " bytes, "
          + failed
          + " failed)";
    }
  }
}
