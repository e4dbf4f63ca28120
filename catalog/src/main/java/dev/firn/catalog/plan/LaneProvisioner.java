package dev.firn.catalog.plan;

import dev.firn.lake.LakeException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;

/**
 * Gives a table what its stream and its keeper need: the root of main, the branch {@code ingest} at
 * it, and the properties. All of it is one commit, so there is no half-way state; doing it again
 * does nothing.
 */
public final class LaneProvisioner {

  private LaneProvisioner() {}

  /**
   * Makes the lanes of a table ready.
   *
   * @param table loaded afresh and used by nobody else meanwhile
   * @throws LakeException if the lane was there and is gone: making it anew would hide the loss of
   *     what was not yet published
   */
  public static void provision(Table table) {
    Retries.run("provision the lanes of " + table.name(), () -> attempt(table));
  }

  private static boolean attempt(Table table) {
    Transaction transaction = table.newTransaction();
    LaneState state = LaneState.of(transaction.table());
    Map<String, String> missing = new TreeMap<>(ManagedProperties.lanes());
    missing.entrySet().removeAll(transaction.table().properties().entrySet());
    if (state == LaneState.READY && missing.isEmpty()) {
      return true;
    }
    addLanes(transaction, state, table.name());
    if (!missing.isEmpty()) {
      UpdateProperties properties = transaction.updateProperties();
      missing.forEach(properties::set);
      properties.commit();
    }
    transaction.commitTransaction();
    return false;
  }

  static void addLanes(Transaction transaction, LaneState state, String table) {
    switch (state) {
      case READY -> {}
      case NO_ROOT -> LaneEdit.addRootAndBranch(transaction);
      case NO_BRANCH -> LaneEdit.addBranch(transaction);
      case UNPROTECTED -> LaneEdit.protect(transaction);
      case LOST ->
          throw lost(table, "it was there and is gone, and with it what was not yet published");
      case DETACHED ->
          throw lost(table, "main has no snapshot, though ingest has: it was replaced");
    }
  }

  private static LakeException lost(String table, String reason) {
    return new LakeException(
        LakeException.Code.LANE_LOST, "Cannot use lane ingest of " + table + ": " + reason);
  }
}
