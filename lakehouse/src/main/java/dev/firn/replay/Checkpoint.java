package dev.firn.replay;

/** How far a replay has come. */
public interface Checkpoint {

  /** The first event that is not known to be delivered. */
  long position();

  /** Notes that all events before this position are delivered. */
  void advance(long position);

  /** A replay that starts at the beginning and is not resumed. */
  static Checkpoint none() {
    return new Checkpoint() {
      @Override
      public long position() {
        return 0;
      }

      @Override
      public void advance(long position) {}
    };
  }
}
