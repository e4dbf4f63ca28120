/**
 * What the index is made of: compact tables from the hash of a key to where its row lies, within a
 * limit of memory, and on disk beyond it.
 */
@NullMarked
package dev.firn.index.memory;

import org.jspecify.annotations.NullMarked;
