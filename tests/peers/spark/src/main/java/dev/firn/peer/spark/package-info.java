/** Spark as an independent reader of the lake, and as one who compacts its tables. */
@NullMarked
package dev.firn.peer.spark;

import org.jspecify.annotations.NullMarked;
