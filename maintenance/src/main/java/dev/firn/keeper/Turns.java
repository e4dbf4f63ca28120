package dev.firn.keeper;

import dev.firn.upkeep.Upkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/**
 * The tasks of one table, taken in between publications, one at a time, so that a publication never
 * waits for more than one. Owned by the table's thread.
 */
final class Turns {
  private final List<Turn> turns;
  private final LongSupplier nanos;
  private int next;

  /**
   * The turns of one table.
   *
   * @param nanos a clock that only goes forward
   */
  Turns(String table, List<Upkeep> upkeeps, ExecutorService background, LongSupplier nanos) {
    this.turns =
        upkeeps.stream().map(task -> new Turn(table, task, background, nanos.getAsLong())).toList();
    this.nanos = nanos;
  }

  /** Whether some task's time has come. */
  boolean isTime() {
    return turns.stream().anyMatch(turn -> turn.isTime(nanos.getAsLong()));
  }

  /** Takes the turn of one task, the next whose time has come. */
  void takeOne(Supplier<Table> fresh) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get((next + i) % turns.size());
      if (turn.isTime(nanos.getAsLong())) {
        next = (next + i + 1) % turns.size();
        turn.take(fresh, nanos.getAsLong());
        return;
      }
    }
  }

  /** Plans every task, and does nothing. */
  List<TaskReport> plan(Supplier<Table> fresh) {
    return turns.stream().map(turn -> turn.plan(fresh)).toList();
  }

  /** Does every task at once, whatever its time. */
  List<TaskReport> run(Supplier<Table> fresh) throws InterruptedException {
    List<TaskReport> reports = new ArrayList<>();
    for (Turn turn : turns) {
      reports.add(turn.run(fresh));
    }
    return reports;
  }

  /** What is known of each task. */
  List<UpkeepStatus> status() {
    return turns.stream().map(Turn::status).toList();
  }

  void close() {
    turns.forEach(Turn::close);
  }
}
