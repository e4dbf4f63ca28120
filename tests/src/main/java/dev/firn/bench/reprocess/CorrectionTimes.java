package dev.firn.bench.reprocess;

/**
 * What a correction took under load.
 *
 * @param runMillis Trino and the adoption
 * @param publishMillis from the first look to the commit
 * @param publishPauseMillis of that, the attempt that got through: nothing else gets onto main then
 * @param publishAttempts how often it was tried
 * @param revertMillis the same for taking it back, its computation included
 * @param rowsCorrected on main
 * @param rowsKept as the stream had changed them
 * @param rowsReverted on main
 */
record CorrectionTimes(
    long runMillis,
    long publishMillis,
    long publishPauseMillis,
    int publishAttempts,
    long revertMillis,
    long revertPauseMillis,
    long rowsCorrected,
    long rowsKept,
    long rowsReverted) {}
