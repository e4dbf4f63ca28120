package dev.firn.simulation;

import org.jspecify.annotations.Nullable;

/**
 * The last word of one checkpoint about one key.
 *
 * @param part partition that the sink deletes in
 * @param row null deletes the key
 */
record Change(long id, String part, @Nullable Row row) {}
