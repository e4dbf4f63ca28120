package dev.firn.local.glue.store;

import java.time.Instant;

/**
 * One version of a table.
 *
 * @param version 0 when created, one more with each update
 * @param definition the caller's TableInput as JSON, unknown fields included
 * @param created when the table was created
 * @param updated when this version was made
 */
public record StoredTable(
    String database,
    String name,
    long version,
    String definition,
    Instant created,
    Instant updated) {

  /** The version that follows this one. */
  public StoredTable next(String newDefinition, Instant now) {
    return new StoredTable(database, name, version + 1, newDefinition, created, now);
  }
}
