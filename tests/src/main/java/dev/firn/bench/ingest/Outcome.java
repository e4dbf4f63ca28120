package dev.firn.bench.ingest;

import dev.firn.bench.Oracle;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of one side came to.
 *
 * @param elapsed from the start of reading to the last commit
 * @param cpu of the job, its start included
 * @param keeperCpu of the keeper while it published everything, its start included; zero for the
 *     plain side
 */
record Outcome(
    long events,
    Duration elapsed,
    Commits commits,
    Duration cpu,
    Duration keeperCpu,
    Oracle oracle) {

  /** From the start of reading to the last commit, which comes up to a checkpoint too late. */
  double eventsPerSecond() {
    return events / seconds(elapsed);
  }

  /** Between the first commit and the last but one; a row may stand for several events. */
  double steadyEventsPerSecond() {
    return commits.steadyRowsPerSecond() * events / commits.rows();
  }

  double eventsPerCpuSecond() {
    return events / seconds(cpu);
  }

  double cleanEventsPerCpuSecond() {
    return events / seconds(cpu.plus(keeperCpu));
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("events", events);
    values.put("rows_written", commits.rows());
    values.put("commits", commits.all().size());
    values.put("seconds", seconds(elapsed));
    values.put("steady_events_per_second", steadyEventsPerSecond());
    values.put("job_cpu_seconds", seconds(cpu));
    values.put("keeper_cpu_seconds", seconds(keeperCpu));
    values.put("exact", oracle.match());
    return values;
  }

  private static double seconds(Duration duration) {
    return Math.max(1, duration.toMillis()) / 1e3;
  }
}
