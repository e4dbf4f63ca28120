package dev.firn.replay;

/** The newest version of one key that was sent so far; shared by all events of the key. */
final class NewestSent {
  private long version = Long.MIN_VALUE;

  /**
   * Notes that a version is sent now.
   *
   * @return whether a newer one was sent before
   */
  boolean isLate(long sentVersion) {
    boolean late = sentVersion < version;
    version = Math.max(version, sentVersion);
    return late;
  }
}
