/** The {@code firn} command; its subcommands are in the packages below, one small class each. */
@NullMarked
package dev.firn.cli;

import org.jspecify.annotations.NullMarked;
