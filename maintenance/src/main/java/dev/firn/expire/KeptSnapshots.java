package dev.firn.expire;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The snapshots that stay, each with the first reason that was found. */
final class KeptSnapshots {
  private final Map<Long, KeptReason> reasons = new HashMap<>();

  void keep(long snapshotId, KeptReason reason) {
    reasons.putIfAbsent(snapshotId, reason);
  }

  boolean contains(long snapshotId) {
    return reasons.containsKey(snapshotId);
  }

  Map<KeptReason, Integer> counts() {
    Map<KeptReason, Integer> counts = new EnumMap<>(KeptReason.class);
    reasons.values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
    return counts;
  }
}
