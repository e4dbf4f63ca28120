/** The views of a lake as a page that people read. */
@NullMarked
package dev.firn.handbook;

import org.jspecify.annotations.NullMarked;
