package dev.firn.local.glue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The databases of the catalog, within one transaction. Names are compared as they are. */
public final class Databases {
  private static final String SELECT = "SELECT name, definition, created FROM databases ";

  private final Sql sql;

  Databases(Sql sql) {
    this.sql = sql;
  }

  public Optional<StoredDatabase> find(String name) {
    return sql.query(SELECT + "WHERE name = ?", Databases::read, name).stream().findFirst();
  }

  /** At most {@code limit} databases whose names follow {@code after}, by name. */
  public List<StoredDatabase> listAfter(String after, int limit) {
    return sql.query(
        SELECT + "WHERE name > ? ORDER BY name LIMIT ?", Databases::read, after, limit);
  }

  public int count() {
    return sql.count("SELECT count(*) FROM databases");
  }

  public void insert(StoredDatabase database) {
    sql.update(
        "INSERT INTO databases (name, definition, created) VALUES (?, ?, ?)",
        database.name(),
        database.definition(),
        database.created());
  }

  public void update(String name, String definition) {
    sql.update("UPDATE databases SET definition = ? WHERE name = ?", definition, name);
  }

  /** Deletes the database and every table and version in it; false when there was none. */
  public boolean delete(String name) {
    return sql.update("DELETE FROM databases WHERE name = ?", name) > 0;
  }

  private static StoredDatabase read(ResultSet row) throws SQLException {
    Instant created = row.getObject("created", OffsetDateTime.class).toInstant();
    return new StoredDatabase(row.getString("name"), row.getString("definition"), created);
  }
}
