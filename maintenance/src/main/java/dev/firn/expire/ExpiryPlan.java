package dev.firn.expire;

import dev.firn.publish.lane.Halt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one expiry is going to do; nothing is changed yet.
 *
 * @param table its name
 * @param tableId its uuid, so that a plan never meets another table of that name
 * @param snapshotIds snapshots to expire, oldest first
 * @param refs branches and tags that have outlived their own age limit
 * @param kept how many snapshots stay, for each reason
 * @param files roughly how many files they leave behind
 * @param due earlier expiries whose files can be deleted now
 * @param pending earlier expiries whose files stay for a while
 * @param halt why nothing may be expired; null if it may
 */
public record ExpiryPlan(
    String table,
    String tableId,
    List<Long> snapshotIds,
    List<String> refs,
    Map<KeptReason, Integer> kept,
    long files,
    List<PendingExpiry> due,
    List<PendingExpiry> pending,
    @Nullable Halt halt) {

  public ExpiryPlan {
    snapshotIds = List.copyOf(snapshotIds);
    refs = List.copyOf(refs);
    kept = Map.copyOf(kept);
    due = List.copyOf(due);
    pending = List.copyOf(pending);
  }

  /** Whether running it would change nothing. */
  public boolean isEmpty() {
    return snapshotIds.isEmpty() && refs.isEmpty() && due.isEmpty();
  }

  /** The same, but for the files of earlier expiries, which all stay for now. */
  public ExpiryPlan withoutFiles() {
    List<PendingExpiry> all = new ArrayList<>(due);
    all.addAll(pending);
    return new ExpiryPlan(table, tableId, snapshotIds, refs, kept, files, List.of(), all, halt);
  }

  /** Why nothing may be expired; empty if it may. */
  public Optional<Halt> obstacle() {
    return Optional.ofNullable(halt);
  }

  /** What it is going to do and why, in lines. */
  public String toText() {
    StringBuilder text = new StringBuilder(table).append(": ");
    if (halt != null) {
      return text.append("nothing expires: ").append(halt).toString();
    }
    text.append("expire ").append(snapshotIds.size()).append(" snapshots");
    if (!snapshotIds.isEmpty()) {
      text.append(" and about ").append(files).append(" files");
      text.append("\n  expire ").append(ids());
    }
    refs.forEach(
        ref -> text.append("\n  drop '").append(ref).append("', older than its age limit"));
    for (KeptReason reason : KeptReason.values()) {
      if (kept.containsKey(reason)) {
        text.append("\n  keep ").append(kept.get(reason)).append(": ").append(reason.text());
      }
    }
    text.append("\n  delete the files of ")
        .append(due.size())
        .append(" earlier expiries, keep those of ");
    return text.append(pending.size()).append(" for now").toString();
  }

  private String ids() {
    return snapshotIds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
