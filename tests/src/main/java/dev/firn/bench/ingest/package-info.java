/** The job against Iceberg's plain sink on the same events. */
@NullMarked
package dev.firn.bench.ingest;

import org.jspecify.annotations.NullMarked;
