package dev.firn.index.memory;

/**
 * How one shard stores versions: as distances from a base, in as few bytes as they fit into. Null
 * is the distance 0.
 *
 * @param width bytes of a version: 0 for none, 2, 4, 6, or 8 for versions as they are
 */
record VersionCode(int width, long base) {
  static final VersionCode NONE = new VersionCode(0, 0);
  private static final long NULL = Long.MIN_VALUE;
  private static final int RAW = Long.BYTES;
  private static final int STEP = 2;

  /** The narrowest code for versions of that range, with as much room again around them. */
  static VersionCode of(long min, long max) {
    long span = max - min;
    for (int width = STEP; width < RAW; width += STEP) {
      long distances = 1L << (Byte.SIZE * width);
      if (span >= 0 && span < distances / 2 && min > NULL + distances) {
        return new VersionCode(width, min - distances / 8);
      }
    }
    return new VersionCode(RAW, 0);
  }

  boolean fits(long version) {
    if (width == 0 || width == RAW || version == NULL) {
      return true;
    }
    long distance = version - base;
    return version > base && distance > 0 && distance < 1L << (Byte.SIZE * width);
  }

  long encode(long version) {
    if (width == RAW) {
      return version;
    }
    return version == NULL ? 0 : version - base;
  }

  long decode(long distance) {
    if (width == RAW) {
      return distance;
    }
    return distance == 0 ? NULL : base + distance;
  }
}
