/** Turns views into the SQL of each target, so that they have the same values everywhere. */
@NullMarked
package dev.firn.render;

import org.jspecify.annotations.NullMarked;
