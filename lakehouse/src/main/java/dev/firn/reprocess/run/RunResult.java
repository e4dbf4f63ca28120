package dev.firn.reprocess.run;

import dev.firn.reprocess.AdoptResult;

/**
 * What a run has put on the branch.
 *
 * @param rows that the query returned
 * @param keys to delete that the other query returned
 * @param readsOfFork how often the queries name the corrected table, and so read its fork
 * @param millis from beginning to end
 */
public record RunResult(AdoptResult adopted, long rows, long keys, int readsOfFork, long millis) {}
