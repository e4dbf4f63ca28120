package dev.firn.lake;

/** What an event does to its table. */
public enum WriteMode {
  /** Every event is a new row. */
  APPEND,
  /** The newest event of a key is that key's row. */
  UPSERT;
}
