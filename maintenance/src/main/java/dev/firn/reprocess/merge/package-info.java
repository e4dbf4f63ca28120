/** Compares the rows of a correction's keys in several snapshots, by value, in bounded memory. */
@NullMarked
package dev.firn.reprocess.merge;

import org.jspecify.annotations.NullMarked;
