package dev.firn.encryption;

import java.util.List;

/**
 * What an audit found.
 *
 * @param objects objects that were looked at
 * @param vanished objects that were deleted between listing and looking, and are not counted above
 * @param unencryptedObjects how many of them are not encrypted as declared
 * @param unencrypted the first of those, at most {@link #MAX_LISTED}
 */
public record AuditReport(
    long objects, long vanished, long unencryptedObjects, List<UnencryptedObject> unencrypted) {

  /** So many are kept in memory; an audit tells each one to its listener. */
  public static final int MAX_LISTED = 1000;

  public AuditReport {
    unencrypted = List.copyOf(unencrypted);
  }

  public boolean isClean() {
    return unencryptedObjects == 0;
  }
}
