package dev.firn.cli.keep;

import dev.firn.keeper.TableState;
import dev.firn.keeper.TableStatus;
import dev.firn.keeper.UpkeepStatus;
import dev.firn.reprocess.CorrectionLook;
import dev.firn.upkeep.Counter;
import dev.firn.upkeep.UpkeepPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a keeper knows of its tables, as metrics for Prometheus. */
final class KeeperMetrics {

  private static final double MILLIS = 1000;

  private final List<TableStatus> tables;
  private final Instant now;
  private final MetricText text = new MetricText();

  private KeeperMetrics(List<TableStatus> tables, Instant now) {
    this.tables = tables;
    this.now = now;
  }

  static String text(List<TableStatus> tables, Instant now, Duration cpu) {
    var metrics = new KeeperMetrics(tables, now);
    metrics.addLane();
    metrics.addPublishing();
    metrics.addState();
    metrics.addCorrections();
    metrics.addUpkeep();
    metrics
        .text
        .counter("process_cpu_seconds", "CPU time of the process in seconds")
        .value(cpu.toMillis() / MILLIS);
    return metrics.text.toString();
  }

  private void addLane() {
    gauge(
        "firn_freshness_lag_seconds",
        "Age of the oldest snapshot of the lane that main does not hold, in seconds",
        this::lagSeconds);
    gauge(
        "firn_lane_snapshots_behind",
        "Snapshots of the lane that main does not hold",
        status -> status.lane().map(lane -> lane.snapshots()).orElse(0));
    gauge(
        "firn_lane_rows_behind",
        "Rows in those snapshots",
        status -> status.lane().map(lane -> lane.rows()).orElse(0L));
    gauge("firn_index_rows", "Rows in the key index", status -> status.index().rows());
    gauge("firn_index_bytes", "Bytes of the key index", status -> status.index().bytes());
  }

  private void addPublishing() {
    counter("firn_publications", "Publications, in commits", it -> it.totals().publications());
    counter("firn_published_rows", "Rows that were published", it -> it.totals().rows());
    counter(
        "firn_refusals", "Publications that another commit overtook", it -> it.totals().refusals());
    counter("firn_lane_moves", "Times that the lane came onto main", it -> it.totals().moves());
    counter(
        "firn_lane_moves_starved",
        "Attempts to move the lane that the stream overtook",
        it -> it.totals().movesStarved());
    counter("firn_failed_looks", "Looks at a table that failed", it -> it.totals().failures());
  }

  private void addState() {
    gauge(
        "firn_halted",
        "1 while the keeper waits until someone has looked, else 0",
        status -> status.state() instanceof TableState.Halted ? 1 : 0);
    gauge(
        "firn_well",
        "0 while a table is halted, missing or failing, else 1",
        status -> status.state().isTrouble() ? 0 : 1);
    gauge(
        "firn_standing_by",
        "1 while another keeper works on the table, else 0",
        status -> status.state() instanceof TableState.StandingBy ? 1 : 0);
  }

  private void addCorrections() {
    gauge(
        "firn_corrections_open",
        "Corrections that are neither published nor given up",
        status -> status.corrections().size());
    corrections(
        text.gauge("firn_correction_age_seconds", "Time since the correction was started"),
        it -> it.startedAt().map(this::secondsSince).orElse(0.0));
    corrections(
        text.gauge("firn_correction_rows", "Rows that its result changes, 0 without one"),
        CorrectionLook::rows);
    corrections(
        text.gauge("firn_correction_bytes", "Bytes of data files that its branch alone holds"),
        CorrectionLook::bytes);
  }

  private void corrections(MetricText.Family family, ToDoubleFunction<CorrectionLook> value) {
    for (TableStatus table : tables) {
      for (CorrectionLook it : table.corrections()) {
        family.value(
            value.applyAsDouble(it), "table", table.table().name(), "correction", it.name());
      }
    }
  }

  private void addUpkeep() {
    tasks(
        text.gauge("firn_upkeep_due", "1 if the task was due at its last look, else 0"),
        task -> task.lastPlan().map(UpkeepPlan::due).orElse(false) ? 1 : 0);
    tasks(
        text.gauge("firn_upkeep_running", "1 while the task goes on in the background, else 0"),
        task -> task.running() ? 1 : 0);
    tasks(text.counter("firn_upkeep_runs", "Times that the task was done"), UpkeepStatus::runs);
    tasks(
        text.counter("firn_upkeep_failures", "Times that the task ended in another way"),
        UpkeepStatus::failures);
    for (TableStatus table : tables) {
      for (UpkeepStatus task : table.upkeep()) {
        task.totals().forEach(total -> add(table, task, total));
      }
    }
  }

  private void add(TableStatus table, UpkeepStatus task, Counter total) {
    text.counter(
            "firn_" + task.task().label() + "_" + total.name(),
            "Of task " + task.task().label() + ", in " + total.unit())
        .value((double) total.value(), "table", table.table().name());
  }

  private void tasks(MetricText.Family family, ToDoubleFunction<UpkeepStatus> value) {
    for (TableStatus table : tables) {
      for (UpkeepStatus task : table.upkeep()) {
        family.value(
            value.applyAsDouble(task), "table", table.table().name(), "task", task.task().label());
      }
    }
  }

  private void gauge(String name, String help, ToDoubleFunction<TableStatus> value) {
    add(text.gauge(name, help), value);
  }

  private void counter(String name, String help, ToDoubleFunction<TableStatus> value) {
    add(text.counter(name, help), value);
  }

  private void add(MetricText.Family family, ToDoubleFunction<TableStatus> value) {
    tables.forEach(
        table -> family.value(value.applyAsDouble(table), "table", table.table().name()));
  }

  private double lagSeconds(TableStatus status) {
    return status
        .lane()
        .flatMap(lane -> lane.oldestUnpublished())
        .map(this::secondsSince)
        .orElse(0.0);
  }

  private double secondsSince(Instant then) {
    return Math.max(0, Duration.between(then, now).toMillis() / MILLIS);
  }
}
