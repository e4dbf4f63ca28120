/** What a correction changes: its branch against its fork, row by row, as Trino compares them. */
@NullMarked
package dev.firn.reprocess.diff;

import org.jspecify.annotations.NullMarked;
