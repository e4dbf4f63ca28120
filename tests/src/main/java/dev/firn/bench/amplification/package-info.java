/** How much slower main is to read than a fresh copy of it, while the stream runs and after. */
@NullMarked
package dev.firn.bench.amplification;

import org.jspecify.annotations.NullMarked;
