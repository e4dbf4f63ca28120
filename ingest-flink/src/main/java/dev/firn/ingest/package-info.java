/**
 * The job: from its settings to a running graph of streams, and back from its last checkpoint; and
 * the same once more over what is retained.
 */
@NullMarked
package dev.firn.ingest;

import org.jspecify.annotations.NullMarked;
