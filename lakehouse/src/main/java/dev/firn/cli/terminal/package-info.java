/**
 * What commands and a terminal have to do with one another: progress, interrupts, reports, errors.
 */
@NullMarked
package dev.firn.cli.terminal;

import org.jspecify.annotations.NullMarked;
