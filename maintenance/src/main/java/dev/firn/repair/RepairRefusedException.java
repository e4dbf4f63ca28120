package dev.firn.repair;

/** A repair cannot be done, or not in this way; nothing was changed. */
public final class RepairRefusedException extends RuntimeException {

  RepairRefusedException(String table, String reason) {
    super("Cannot repair " + table + ": " + reason);
  }
}
