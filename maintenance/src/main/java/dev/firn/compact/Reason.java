package dev.firn.compact;

/** Why files are rewritten. */
public enum Reason {
  /** They are smaller than they should be. */
  SMALL_FILES("small files"),
  /** Many of their rows are dead. */
  DEAD_ROWS("dead rows"),
  /** Many delete files apply to one of them. */
  MANY_DELETE_FILES("many delete files"),
  /** They are not sorted by the table's sort order. */
  UNSORTED("unsorted");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /** As it is said in a plan. */
  public String text() {
    return text;
  }
}
