/**
 * Corrections of a table's history beside the running stream: a branch from a fork, adopted rows,
 * and their merge onto today's main, where main wins wherever it has changed since.
 */
@NullMarked
package dev.firn.reprocess;

import org.jspecify.annotations.NullMarked;
