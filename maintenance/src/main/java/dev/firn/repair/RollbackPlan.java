package dev.firn.repair;

import dev.firn.publish.lane.Marker;
import java.util.List;

/**
 * What setting main back is going to do, and what is lost by it; nothing is changed yet.
 *
 * @param table its name
 * @param tableId its uuid, so that a plan never meets another table of that name
 * @param mainHead the snapshot of main that the commit insists on
 * @param target the snapshot that main is set back to
 * @param marker what main says about the lane afterwards
 * @param snapshots how many snapshots main loses
 * @param corrections corrections that are undone by it
 * @param steps a line each
 */
public record RollbackPlan(
    String table,
    String tableId,
    long mainHead,
    long target,
    Marker marker,
    int snapshots,
    List<String> corrections,
    List<String> steps) {

  public RollbackPlan {
    corrections = List.copyOf(corrections);
    steps = List.copyOf(steps);
  }

  /** What it is going to do, in lines. */
  public String toText() {
    return table + ":\n  " + String.join("\n  ", steps);
  }
}
