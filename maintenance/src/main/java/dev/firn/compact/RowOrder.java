package dev.firn.compact;

/** In which order a rewrite writes the rows of a group. */
public enum RowOrder {
  /** As they come, one file after the other, in no order that the new files could name. */
  AS_THEY_COME(""),
  /** As they come, which is the table's sort order: each file is sorted, and none overlap. */
  SORTED_ALREADY(", stays sorted"),
  /** Sorted by the table's sort order. */
  TO_BE_SORTED(", to be sorted");

  private final String text;

  RowOrder(String text) {
    this.text = text;
  }

  /** As it is said in a plan. */
  String text() {
    return text;
  }

  /** Whether new files name the table's sort order as theirs. */
  boolean isSorted() {
    return this != AS_THEY_COME;
  }
}
