/** Declared checks, asked of Trino for the branch of a correction. */
@NullMarked
package dev.firn.reprocess.check;

import org.jspecify.annotations.NullMarked;
