/**
 * The runnable Trino of this module: where it lies, what its files ask of the environment, how to
 * start it.
 */
@NullMarked
package dev.firn.trino;

import org.jspecify.annotations.NullMarked;
