package dev.firn.local.part;

import dev.firn.local.process.Launch;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import java.time.Duration;
import java.util.List;

/** The job that a cluster would run, on a Flink cluster in one JVM. */
public final class FlinkPart implements Part {

  /** The variable that sets how often what was read becomes visible on the lanes. */
  public static final String CHECKPOINT_INTERVAL = "FIRN_CHECKPOINT_INTERVAL";

  private static final String DEFAULT_CHECKPOINT_INTERVAL = "10s";

  private final LocalSite site;

  FlinkPart(LocalSite site) {
    this.site = site;
  }

  @Override
  public PartName name() {
    return PartName.FLINK;
  }

  @Override
  public List<PortName> ports() {
    return List.of(PortName.FLINK);
  }

  @Override
  public Launch launch() {
    JobCommand job = JobCommand.of(site);
    return new JavaLaunch(name(), JobJvm.HEAP_MEGABYTES, job.options(), job.arguments())
        .with("--checkpoint-interval", checkpointInterval())
        .at(site);
  }

  private String checkpointInterval() {
    return site.inherited().getOrDefault(CHECKPOINT_INTERVAL, DEFAULT_CHECKPOINT_INTERVAL);
  }

  /** The job runs: a cluster whose job restarts does not count. */
  @Override
  public HealthCheck health() {
    return new HttpHealth(
        site.flinkRest() + "/jobs/overview", jobs -> jobs.contains("\"state\":\"RUNNING\""));
  }

  @Override
  public Duration startTimeout() {
    return Duration.ofMinutes(3);
  }

  @Override
  public Duration stopTimeout() {
    return Duration.ofSeconds(30);
  }
}
