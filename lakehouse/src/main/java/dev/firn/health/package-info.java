/** How the tables of a lake are, from their metadata alone. */
@NullMarked
package dev.firn.health;

import org.jspecify.annotations.NullMarked;
