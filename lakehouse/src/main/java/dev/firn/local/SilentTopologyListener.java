package dev.firn.local;

import dev.firn.local.site.PartName;
import java.time.Duration;

/** For callers that only want the result. */
final class SilentTopologyListener implements TopologyListener {

  @Override
  public void waiting() {}

  @Override
  public void alreadyRuns(PartName part) {}

  @Override
  public void starting(PartName part) {}

  @Override
  public void started(PartName part, Duration took) {}

  @Override
  public void stopped(PartName part) {}
}
