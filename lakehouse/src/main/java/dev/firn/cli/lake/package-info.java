/** The commands that make a lake what {@code lake.yaml} says, and audit it. */
@NullMarked
package dev.firn.cli.lake;

import org.jspecify.annotations.NullMarked;
