/** The files of a table: which of them its snapshots reach, and how others are deleted. */
@NullMarked
package dev.firn.files;

import org.jspecify.annotations.NullMarked;
