package dev.firn.reprocess.merge;

import dev.firn.publish.commit.RowChange;
import java.util.Optional;

/**
 * Corrected rows and the rows that they take the place of.
 *
 * @param change what makes a branch out of the fork
 * @param corrected keys with a row before and after
 * @param deleted keys whose row goes
 * @param inserted keys that had no row
 * @param absent keys to delete that had none
 * @param older keys whose row at the fork has a greater version, and stays
 * @param insert where the first of the rows is whose key had none
 */
public record Resolved(
    RowChange change,
    long corrected,
    long deleted,
    long inserted,
    long absent,
    long older,
    Optional<String> insert) {}
