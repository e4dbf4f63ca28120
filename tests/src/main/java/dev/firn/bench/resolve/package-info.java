/** What it costs to turn keys into positions: processor time, memory, and recovery of the index. */
@NullMarked
package dev.firn.bench.resolve;

import org.jspecify.annotations.NullMarked;
