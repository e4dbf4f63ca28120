/** Iceberg's files on the local disk, for benchmarks that leave the network out. */
@NullMarked
package dev.firn.bench.disk;

import org.jspecify.annotations.NullMarked;
