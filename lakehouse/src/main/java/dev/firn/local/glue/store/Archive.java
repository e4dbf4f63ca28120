package dev.firn.local.glue.store;

import java.util.List;
import java.util.Optional;

/** The earlier versions of tables, within one transaction. */
public final class Archive {
  private static final String SELECT = "SELECT " + Tables.COLUMNS + " FROM archive ";

  private final Sql sql;

  Archive(Sql sql) {
    this.sql = sql;
  }

  public Optional<StoredTable> find(String database, String name, long version) {
    return sql
        .query(
            SELECT + "WHERE database = ? AND name = ? AND version = ?",
            Tables::read,
            database,
            name,
            version)
        .stream()
        .findFirst();
  }

  /** At most {@code limit} versions older than {@code before}, newest first. */
  public List<StoredTable> listBefore(String database, String name, long before, int limit) {
    return sql.query(
        SELECT + "WHERE database = ? AND name = ? AND version < ? ORDER BY version DESC LIMIT ?",
        Tables::read,
        database,
        name,
        before,
        limit);
  }

  public int countOf(String database, String name) {
    return sql.count(
        "SELECT count(*) FROM archive WHERE database = ? AND name = ?", database, name);
  }

  public void insert(StoredTable table) {
    sql.update(
        "INSERT INTO archive (" + Tables.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)",
        table.database(),
        table.name(),
        table.version(),
        table.definition(),
        table.created(),
        table.updated());
  }

  /** Deletes one version; false when there was none. */
  public boolean delete(String database, String name, long version) {
    return sql.update(
            "DELETE FROM archive WHERE database = ? AND name = ? AND version = ?",
            database,
            name,
            version)
        > 0;
  }
}
