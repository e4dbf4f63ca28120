package dev.firn.target.quicksight;

/** What an object of QuickSight is. */
public enum Kind {
  /** A shared folder of data sets. */
  FOLDER("folder"),
  /** A connection to an engine. */
  DATA_SOURCE("data source"),
  /** A view, as analysts find it. */
  DATA_SET("data set");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** As people call it. */
  public String words() {
    return words;
  }
}
