package dev.firn.reprocess;

import java.util.Optional;

/**
 * A correction was given up.
 *
 * @param tombstone the tag that keeps its files until nobody can be publishing it any more; empty
 *     if it had none
 */
public record AbortResult(Optional<String> tombstone) {}
