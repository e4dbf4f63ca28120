package dev.firn.bench.stream;

/**
 * What a load sends.
 *
 * @param eventsPerSecond 0 for as fast as possible
 * @param events how many, unless it is stopped before
 * @param duplicates share of messages that are sent once more, 0 to 1
 * @param probeEvery of so many events one is looked for on main; 0 for none
 */
public record LoadOptions(
    long seed, double eventsPerSecond, long events, double duplicates, int probeEvery) {}
