/** Spark as an independent reader of the lake. */
@NullMarked
package dev.firn.peer.spark;

import org.jspecify.annotations.NullMarked;
