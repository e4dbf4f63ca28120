/** Metrics as they are defined once, for every engine: plain values without SQL and without I/O. */
@NullMarked
package dev.firn.semantic;

import org.jspecify.annotations.NullMarked;
