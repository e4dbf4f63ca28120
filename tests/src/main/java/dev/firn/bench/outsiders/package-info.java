/** Others who write to main and keepers that are killed while a stream runs, and what comes out. */
@NullMarked
package dev.firn.bench.outsiders;

import org.jspecify.annotations.NullMarked;
