package dev.firn.orphan;

import java.util.List;

/**
 * What one removal of orphans is going to delete; nothing is deleted yet.
 *
 * @param table its name
 * @param tableId its uuid, so that a plan never meets another table of that name
 * @param orphans in the order of the listing
 * @param listed files below the table's location
 * @param young of those, files within the window
 * @param nested locations of other tables below this one's, left out
 * @param isComplete whether these are all: the rest is left to the next plan
 */
public record OrphanPlan(
    String table,
    String tableId,
    List<Orphan> orphans,
    long listed,
    long young,
    List<String> nested,
    boolean isComplete) {
  private static final int SHOWN = 100;

  public OrphanPlan {
    orphans = List.copyOf(orphans);
    nested = List.copyOf(nested);
  }

  /** Whether running it would change nothing. */
  public boolean isEmpty() {
    return orphans.isEmpty();
  }

  /** Size of all that is going to be deleted. */
  public long bytes() {
    return orphans.stream().mapToLong(Orphan::bytes).sum();
  }

  /** What it is going to delete, in lines; of many files the first hundred. */
  public String toText() {
    StringBuilder text = new StringBuilder(table);
    text.append(": delete ").append(orphans.size()).append(" files, ").append(bytes());
    text.append(" bytes, of ").append(listed).append(" listed (").append(young);
    text.append(" within the window)").append(isComplete ? "" : "; more next time");
    nested.forEach(it -> text.append("\n  leave out ").append(it).append(", another table"));
    orphans.stream().limit(SHOWN).forEach(it -> text.append("\n  delete ").append(it.location()));
    if (orphans.size() > SHOWN) {
      text.append("\n  and ").append(orphans.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
