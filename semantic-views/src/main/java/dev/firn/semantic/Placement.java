package dev.firn.semantic;

/**
 * Where the views of one target go, and where it finds the tables.
 *
 * @param catalog of tables and views, as the target calls it; empty where names have two parts
 * @param tableSchema schema of the tables
 * @param viewSchema schema of the views, which holds nothing else
 * @param security with whose rights a view reads the tables
 */
public record Placement(
    Target target, String catalog, String tableSchema, String viewSchema, Security security) {

  /** With whose rights a view reads the tables. */
  public enum Security {
    /** Those of whoever published it: readers need no right on the tables. */
    DEFINER,
    /** Those of whoever queries it. */
    INVOKER;
  }
}
