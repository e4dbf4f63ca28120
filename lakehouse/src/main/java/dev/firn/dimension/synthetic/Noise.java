package dev.firn.dimension.synthetic;

/**
 * Numbers that look random and depend on their arguments alone. Whole numbers throughout, so that
 * any language, SQL too, computes the same.
 */
final class Noise {

  private static final long MODULUS = 1L << 31;
  private static final long FACTOR = 1_103_515_245;
  private static final long SHIFT = 1 << 16;

  private Noise() {}

  /** A number from 0 below 2^31 for a moment in a state. */
  static long of(long moment, State state) {
    long line = (moment * FACTOR + state.number() * 12_345_679L + 42) % MODULUS;
    return (line / 1024 * (line % SHIFT) + line) % MODULUS;
  }

  /** Another such number after one. */
  static long after(long noise) {
    return (noise * FACTOR + 12_345) % MODULUS;
  }

  /** A number from 0 below a bound of at most 2^15, from the better bits. */
  static int below(int bound, long noise) {
    return Math.toIntExact(noise / SHIFT % bound);
  }
}
