package dev.firn.lake;

/** The two lanes of a table, as branch names. */
public final class Lanes {
  /** What readers see. */
  public static final String MAIN = "main";

  /** What the stream has written and the keeper has not yet published. */
  public static final String INGEST = "ingest";

  private Lanes() {}
}
