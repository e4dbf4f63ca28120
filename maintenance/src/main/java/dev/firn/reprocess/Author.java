package dev.firn.reprocess;

/**
 * Who does something to a table's history, and why; it is kept in the table.
 *
 * @param who a person or a program
 * @param why in a line
 */
public record Author(String who, String why) {
  /** The account that the process runs under, without a reason. */
  public static Author ofProcess() {
    return new Author(System.getProperty("user.name", "unknown"), "");
  }
}
