/** Processes that are killed at random points under load, and what main holds in the end. */
@NullMarked
package dev.firn.bench.faults;

import org.jspecify.annotations.NullMarked;
