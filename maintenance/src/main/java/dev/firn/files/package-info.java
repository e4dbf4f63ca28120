/**
 * The files of a table: which of them its snapshots reach, how they are read side by side, and how
 * others are deleted.
 */
@NullMarked
package dev.firn.files;

import org.jspecify.annotations.NullMarked;
