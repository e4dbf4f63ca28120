package dev.firn.local.glue.store;

import java.time.Instant;

/**
 * A database of the catalog.
 *
 * @param definition the caller's DatabaseInput as JSON, unknown fields included
 */
public record StoredDatabase(String name, String definition, Instant created) {}
