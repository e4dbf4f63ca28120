package dev.firn.simulation;

/**
 * What tells a row of format version 3 from all others, and when it was last changed.
 *
 * @param rowId unique in the table
 * @param sequenceNumber of the snapshot that changed the row
 */
record Identity(long rowId, long sequenceNumber) {}
