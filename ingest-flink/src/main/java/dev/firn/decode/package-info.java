/** From the bytes of an event to a row of a table, or the reason why not. */
@NullMarked
package dev.firn.decode;

import org.jspecify.annotations.NullMarked;
