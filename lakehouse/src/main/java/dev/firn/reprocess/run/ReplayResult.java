package dev.firn.reprocess.run;

import dev.firn.reprocess.AdoptResult;
import dev.firn.reprocess.replay.ReplayEvents;

/**
 * What a replay has put on the branch.
 *
 * @param events what became of those that were read
 * @param rows the newest of each key
 * @param millis from beginning to end
 */
public record ReplayResult(AdoptResult adopted, ReplayEvents events, long rows, long millis) {}
