package dev.firn.local;

import dev.firn.local.site.PartName;
import java.time.Duration;

/** Is told what happens while a topology starts and stops. */
public interface TopologyListener {

  /** Another firn changes the same topology: this one waits. */
  void waiting();

  void alreadyRuns(PartName part);

  void starting(PartName part);

  void started(PartName part, Duration took);

  void stopped(PartName part);

  /** Hears nothing. */
  static TopologyListener silent() {
    return new SilentTopologyListener();
  }
}
