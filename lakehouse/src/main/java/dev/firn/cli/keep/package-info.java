/** The commands of the keeper: run it, ask how tables are, repair them. */
@NullMarked
package dev.firn.cli.keep;

import org.jspecify.annotations.NullMarked;
