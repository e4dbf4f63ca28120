package dev.firn.demo;

/** A part of the demo. */
interface DemoStep {

  /** What it does, for people who watch. */
  String title();

  /**
   * Does it, and notes what it finds.
   *
   * @throws RuntimeException if it cannot; the demo then ends or goes on, see {@link #isEssential}
   */
  void run(DemoContext context);

  /** Whether nothing that follows makes sense when this fails. */
  default boolean isEssential() {
    return false;
  }
}
