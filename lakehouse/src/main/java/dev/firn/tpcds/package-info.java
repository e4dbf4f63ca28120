/** Rows of the TPC-DS generator, streamed, with their columns by name. */
@NullMarked
package dev.firn.tpcds;

import org.jspecify.annotations.NullMarked;
