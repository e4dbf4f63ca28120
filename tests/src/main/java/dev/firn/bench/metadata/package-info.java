/** Benchmark {@code metadata}: what history costs after thousands of commits. */
@NullMarked
package dev.firn.bench.metadata;

import org.jspecify.annotations.NullMarked;
