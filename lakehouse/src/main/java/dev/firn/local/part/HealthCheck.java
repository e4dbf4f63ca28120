package dev.firn.local.part;

/** Asks a process whether it can serve. */
@FunctionalInterface
public interface HealthCheck {

  /** Whether it serves now; returns within a few seconds and never throws for a mere "no". */
  boolean passes();
}
