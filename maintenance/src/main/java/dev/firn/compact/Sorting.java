package dev.firn.compact;

/** Which new files are sorted, if the table has a sort order. */
public enum Sorting {
  /** None. */
  NEVER,
  /** Those that are to stay: small files that are merged into less than a full file are not. */
  FULL_FILES,
  /** All, and full files that are not sorted are rewritten for that reason alone. */
  ALWAYS
}
