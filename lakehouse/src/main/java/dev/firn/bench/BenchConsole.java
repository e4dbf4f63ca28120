package dev.firn.bench;

/** Tells a person what a benchmark does now. Safe for several threads. */
@FunctionalInterface
public interface BenchConsole {

  /** Prints one line. */
  void say(String line);
}
