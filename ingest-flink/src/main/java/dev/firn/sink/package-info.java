/** From rows to commits on the lane ingest, none of them skipped and none of them doubled. */
@NullMarked
package dev.firn.sink;

import org.jspecify.annotations.NullMarked;
