package dev.firn.local.glue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The current version of every table, within one transaction. */
public final class Tables {
  static final String COLUMNS = "database, name, version, definition, created, updated";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM tables ";

  private final Sql sql;

  Tables(Sql sql) {
    this.sql = sql;
  }

  public Optional<StoredTable> find(String database, String name) {
    return sql
        .query(SELECT + "WHERE database = ? AND name = ?", Tables::read, database, name)
        .stream()
        .findFirst();
  }

  /** At most {@code limit} tables of a database whose names follow {@code after}, by name. */
  public List<StoredTable> listAfter(String database, String after, int limit) {
    return sql.query(
        SELECT + "WHERE database = ? AND name > ? ORDER BY name LIMIT ?",
        Tables::read,
        database,
        after,
        limit);
  }

  public int count() {
    return sql.count("SELECT count(*) FROM tables");
  }

  public int countIn(String database) {
    return sql.count("SELECT count(*) FROM tables WHERE database = ?", database);
  }

  public void insert(StoredTable table) {
    sql.update(
        "INSERT INTO tables (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)",
        table.database(),
        table.name(),
        table.version(),
        table.definition(),
        table.created(),
        table.updated());
  }

  /** Puts a new version in the place of the current one. */
  public void replace(StoredTable next) {
    sql.update(
        "UPDATE tables SET version = ?, definition = ?, updated = ?"
            + " WHERE database = ? AND name = ?",
        next.version(),
        next.definition(),
        next.updated(),
        next.database(),
        next.name());
  }

  /** Deletes the table and its versions; false when there was none. */
  public boolean delete(String database, String name) {
    return sql.update("DELETE FROM tables WHERE database = ? AND name = ?", database, name) > 0;
  }

  static StoredTable read(ResultSet row) throws SQLException {
    return new StoredTable(
        row.getString("database"),
        row.getString("name"),
        row.getLong("version"),
        row.getString("definition"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getObject("updated", OffsetDateTime.class).toInstant());
  }
}
