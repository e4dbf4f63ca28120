package dev.firn.local.part;

import dev.firn.local.process.Launch;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import java.time.Duration;
import java.util.List;

/** One process of the topology: how to start it and how to tell that it serves. */
public interface Part {

  PartName name();

  /** The ports it listens on, the one that users connect to first; empty for none. */
  List<PortName> ports();

  /** Brings its folder into the state that it needs to start; repeatable. */
  default void prepare() {}

  Launch launch();

  HealthCheck health();

  /** How long it may take until it serves, on a slow machine. */
  Duration startTimeout();

  /** How long it may take to end by itself once asked. */
  default Duration stopTimeout() {
    return Duration.ofSeconds(15);
  }
}
