/** A topology of its own, a stream of upserts into it, and the exact answer that must come out. */
@NullMarked
package dev.firn.bench.stream;

import org.jspecify.annotations.NullMarked;
