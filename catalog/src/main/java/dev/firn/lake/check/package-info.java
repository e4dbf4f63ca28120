/** Checks of a table's rows as declared: plain values, and the text that they are written as. */
@NullMarked
package dev.firn.lake.check;

import org.jspecify.annotations.NullMarked;
