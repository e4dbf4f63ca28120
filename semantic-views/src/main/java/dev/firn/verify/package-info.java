/** Compares the values of views between engines. */
@NullMarked
package dev.firn.verify;

import org.jspecify.annotations.NullMarked;
