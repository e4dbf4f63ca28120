package dev.firn.local.glue.fault;

import org.jspecify.annotations.Nullable;

/**
 * Which requests go wrong.
 *
 * @param operation the operation's name, such as {@code UpdateTable}
 * @param table the table's name, or null for any
 * @param skip matching requests that pass before the first fault
 * @param times requests that go wrong after that
 */
public record FaultRule(
    String operation, @Nullable String table, int skip, int times, Fault fault) {
  public FaultRule {
    if (skip < 0 || times < 1) {
      throw new IllegalArgumentException(
          "Cannot script a fault: skip %d must be 0 or more and times %d 1 or more"
              .formatted(skip, times));
    }
  }

  /** The next request of this operation goes wrong. */
  public static FaultRule once(String operation, Fault fault) {
    return new FaultRule(operation, null, 0, 1, fault);
  }

  boolean matches(String requested, @Nullable String requestedTable) {
    return operation.equals(requested) && (table == null || table.equals(requestedTable));
  }
}
