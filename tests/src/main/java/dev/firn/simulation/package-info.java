/**
 * Interleaves everybody who works on a table, with faults, and compares the table with a plain
 * model after each step.
 */
@NullMarked
package dev.firn.simulation;

import org.jspecify.annotations.NullMarked;
