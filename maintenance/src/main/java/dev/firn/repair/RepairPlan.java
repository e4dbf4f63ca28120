package dev.firn.repair;

import dev.firn.publish.lane.Marker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one repair is going to do; nothing is changed yet.
 *
 * @param table its name
 * @param tableId its uuid, so that a plan never meets another table of that name
 * @param mainHead the snapshot of main that the commit insists on; null if main is empty
 * @param target the snapshot that main is set to; for {@link RepairKind#REPUBLISH} only, else -1
 * @param marker what main says about the lane afterwards; for {@link RepairKind#ACCEPT_ROLLBACK}
 *     only, else null
 * @param steps a line each
 */
public record RepairPlan(
    RepairKind kind,
    String table,
    String tableId,
    @Nullable Long mainHead,
    long target,
    @Nullable Marker marker,
    List<String> steps) {

  public RepairPlan {
    steps = List.copyOf(steps);
  }

  /** What it is going to do, in lines. */
  public String toText() {
    return table + ":\n  " + String.join("\n  ", steps);
  }
}
