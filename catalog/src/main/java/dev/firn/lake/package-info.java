/** The lake as its owner declares it: plain values, no I/O. */
@NullMarked
package dev.firn.lake;

import org.jspecify.annotations.NullMarked;
