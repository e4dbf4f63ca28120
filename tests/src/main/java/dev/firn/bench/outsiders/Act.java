package dev.firn.bench.outsiders;

/** Something that somebody does to main now and then. Used by one thread. */
interface Act {

  /** In one word. */
  String name();

  /**
   * Does it once, however often it is refused.
   *
   * @throws dev.firn.bench.BenchException if main is not as it must be before or after
   */
  Deed act();
}
