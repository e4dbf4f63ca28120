package dev.firn.dimension;

import org.jspecify.annotations.Nullable;

/** A row that is loaded. */
interface DimensionRow {

  /** The value of a column of the lake's table, null if it has none. */
  @Nullable String text(String column);
}
