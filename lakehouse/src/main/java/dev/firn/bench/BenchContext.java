package dev.firn.bench;

import java.nio.file.Path;

/**
 * What a run of a benchmark is given.
 *
 * @param seed of everything random
 * @param folder empty, for whatever it writes; deleted by the next run
 * @param console to say what goes on
 */
public record BenchContext(long seed, Path folder, BenchConsole console) {}
