/**
 * From rows to commits on the lane ingest, none of them skipped and none of them doubled; and, for
 * a replay, to one commit of a staging table.
 */
@NullMarked
package dev.firn.sink;

import org.jspecify.annotations.NullMarked;
