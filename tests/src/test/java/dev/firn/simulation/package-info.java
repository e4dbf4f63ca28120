/** Shows that the simulation holds, and that it can fail. */
@NullMarked
package dev.firn.simulation;

import org.jspecify.annotations.NullMarked;
