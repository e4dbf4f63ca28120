/** What compaction costs, against Spark and Trino on the same files. */
@NullMarked
package dev.firn.bench.compact;

import org.jspecify.annotations.NullMarked;
