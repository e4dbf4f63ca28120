/**
 * The two lanes of a table: what the stream wrote to {@code ingest}, how much of it main says that
 * it holds, and why nobody may go on where the two do not fit together. Reads metadata only.
 */
@NullMarked
package dev.firn.publish.lane;

import org.jspecify.annotations.NullMarked;
