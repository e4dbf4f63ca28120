package dev.firn.reprocess.sql;

import java.util.List;

/** A table as Trino names it, in lower case, and its versions. */
public record TrinoTable(String catalog, String schema, String name) {

  /** A table beside this one. */
  public TrinoTable sibling(String other) {
    return new TrinoTable(catalog, schema, other);
  }

  /** The table as a statement names it. */
  public String sql() {
    return quoted(catalog) + "." + quoted(schema) + "." + quoted(name);
  }

  /** The table as of a snapshot. */
  public String at(long snapshotId) {
    return sql() + asOf(snapshotId);
  }

  /** The table as of a branch or tag. */
  public String at(String ref) {
    return sql() + " FOR VERSION AS OF '" + ref.replace("'", "''") + "'";
  }

  /** An identifier that Trino takes as it is. */
  public static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** Whether a name of one to three parts means this table. */
  boolean isNamed(List<String> parts) {
    List<String> whole = List.of(catalog, schema, name);
    return parts.size() <= whole.size()
        && parts.equals(whole.subList(whole.size() - parts.size(), whole.size()));
  }

  static String asOf(long snapshotId) {
    return " FOR VERSION AS OF " + snapshotId;
  }
}
