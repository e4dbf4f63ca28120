/** Proof that every object of a lake is encrypted with the lake's key. */
@NullMarked
package dev.firn.encryption;

import org.jspecify.annotations.NullMarked;
