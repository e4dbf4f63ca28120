package dev.firn.local.glue.store;

import java.util.List;

/** The tables of the embedded database. */
final class Schema {
  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS databases (
            name VARCHAR(255) NOT NULL PRIMARY KEY,
            definition VARCHAR(1000000) NOT NULL,
            created TIMESTAMP(3) WITH TIME ZONE NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS tables (
            database VARCHAR(255) NOT NULL REFERENCES databases ON DELETE CASCADE,
            name VARCHAR(255) NOT NULL,
            version BIGINT NOT NULL,
            definition VARCHAR(1000000) NOT NULL,
            created TIMESTAMP(3) WITH TIME ZONE NOT NULL,
            updated TIMESTAMP(3) WITH TIME ZONE NOT NULL,
            PRIMARY KEY (database, name))
          """,
          """
          CREATE TABLE IF NOT EXISTS archive (
            database VARCHAR(255) NOT NULL,
            name VARCHAR(255) NOT NULL,
            version BIGINT NOT NULL,
            definition VARCHAR(1000000) NOT NULL,
            created TIMESTAMP(3) WITH TIME ZONE NOT NULL,
            updated TIMESTAMP(3) WITH TIME ZONE NOT NULL,
            PRIMARY KEY (database, name, version),
            FOREIGN KEY (database, name) REFERENCES tables ON DELETE CASCADE)
          """,
          """
          CREATE TABLE IF NOT EXISTS tags (
            resource VARCHAR(10240) NOT NULL,
            name VARCHAR(128) NOT NULL,
            content VARCHAR(256) NOT NULL,
            PRIMARY KEY (resource, name))
          """);

  private Schema() {}

  static void create(Sql sql) {
    STATEMENTS.forEach(sql::update);
  }
}
