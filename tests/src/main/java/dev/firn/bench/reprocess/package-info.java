/** How long it takes to correct a large table under a stream, and whether every row is right. */
@NullMarked
package dev.firn.bench.reprocess;

import org.jspecify.annotations.NullMarked;
