package dev.firn.keeper;

import dev.firn.publish.lane.LaneLook;
import dev.firn.upkeep.Counter;
import dev.firn.upkeep.UpkeepOutcome;
import dev.firn.upkeep.UpkeepPlan;
import dev.firn.upkeep.UpkeepTask;
import java.util.List;

/** Publishing in the words of upkeep. */
final class PublishPlan {
  private PublishPlan() {}

  static UpkeepPlan of(LaneLook look) {
    if (look.halt().isPresent()) {
      return UpkeepPlan.notDue(UpkeepTask.PUBLISH, "halted: " + look.halt().get());
    }
    if (!look.isBehind()) {
      return UpkeepPlan.notDue(UpkeepTask.PUBLISH, "main holds all of the lane");
    }
    String ahead = "the lane is %d snapshots ahead of main".formatted(look.snapshots());
    return new UpkeepPlan(
        UpkeepTask.PUBLISH,
        true,
        ahead,
        List.of("publish %d lane snapshots with %d rows".formatted(look.snapshots(), look.rows())));
  }

  static UpkeepOutcome outcome(PublishTurn.End end, TableStatus.Totals before, TableStatus status) {
    return switch (end) {
      case NOTHING -> new UpkeepOutcome.NotDue("main holds all of the lane");
      case CURRENT -> new UpkeepOutcome.Done(counters(before, status.totals()));
      case UNFINISHED -> new UpkeepOutcome.Refused("another commit was faster");
      case TROUBLE -> new UpkeepOutcome.Failed(status.state().toString());
    };
  }

  private static List<Counter> counters(TableStatus.Totals before, TableStatus.Totals after) {
    return List.of(
        new Counter("publications", after.publications() - before.publications(), "commits"),
        new Counter("rows_published", after.rows() - before.rows(), "rows"),
        new Counter("lane_moves", after.moves() - before.moves(), "moves"));
  }
}
