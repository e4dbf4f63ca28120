package dev.firn.local.glue.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One open H2 file. Nothing is durable before {@link #commit} has returned. */
final class EmbeddedDatabase {
  private static final String OPTIONS =
      ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  private final Connection connection;
  private final Sql sql;

  private EmbeddedDatabase(Connection connection) {
    this.connection = connection;
    this.sql = new Sql(connection);
  }

  /**
   * @param fileSystem H2's name of the file system, {@code file} for the real one
   */
  static EmbeddedDatabase open(Path directory, String fileSystem) {
    String path = directory.resolve("glue").toAbsolutePath().toString();
    if (path.contains(";")) {
      throw new StoreException("Cannot open %s: a ';' in the path".formatted(directory));
    }
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:h2:" + fileSystem + ":" + path + OPTIONS, "sa", "");
      EmbeddedDatabase database = new EmbeddedDatabase(connection);
      Schema.create(database.sql);
      connection.setAutoCommit(false);
      return database;
    } catch (SQLException e) {
      throw new StoreException("Cannot open " + directory, e);
    }
  }

  Sql sql() {
    return sql;
  }

  /** Commits and forces the commit to the disk. */
  void commit() {
    try {
      connection.commit();
      sql.update("CHECKPOINT SYNC");
    } catch (SQLException e) {
      throw new StoreException("Cannot write the catalog's state", e);
    }
  }

  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new StoreException("Cannot undo a change", e);
    }
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreException("Cannot close the catalog's state", e);
    }
  }

  /** Closes without writing: what was not durable before is gone. */
  void abandon() {
    try {
      sql.update("SHUTDOWN IMMEDIATELY");
    } catch (StoreException e) {
      // It was closed already: a failed write closes the file by itself.
    }
  }
}
