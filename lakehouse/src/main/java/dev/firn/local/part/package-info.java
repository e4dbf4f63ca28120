/**
 * The parts of the local topology, one small class each: how it starts, and how to tell that it
 * serves.
 */
@NullMarked
package dev.firn.local.part;

import org.jspecify.annotations.NullMarked;
