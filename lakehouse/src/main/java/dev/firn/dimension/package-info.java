/**
 * Loading of the dimensions of the reference lake, once: from the TPC-DS generator, or made up
 * where it has none.
 */
@NullMarked
package dev.firn.dimension;

import org.jspecify.annotations.NullMarked;
