/** Expires snapshots: what of a table's history is kept, and what goes with the rest. */
@NullMarked
package dev.firn.expire;

import org.jspecify.annotations.NullMarked;
