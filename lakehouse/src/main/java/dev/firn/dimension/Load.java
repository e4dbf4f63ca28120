package dev.firn.dimension;

/** What an attempt to load a dimension did. */
public sealed interface Load {

  Dimension dimension();

  /** All rows are on lane {@code ingest}; the keeper publishes them. */
  record Loaded(Dimension dimension, long rows) implements Load {}

  /** An earlier load, or one at the same time, was there first; nothing was written. */
  record AlreadyThere(Dimension dimension, long snapshotId) implements Load {}
}
