/**
 * Keys of rows: their canonical bytes, the hash that stands for them, the versions beside them, and
 * how they are read from files.
 */
@NullMarked
package dev.firn.index.key;

import org.jspecify.annotations.NullMarked;
