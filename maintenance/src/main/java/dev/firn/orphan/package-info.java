/** Removes files below a table's location that nothing names. */
@NullMarked
package dev.firn.orphan;

import org.jspecify.annotations.NullMarked;
