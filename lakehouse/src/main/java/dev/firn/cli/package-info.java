/** The {@code firn} command: one small class per subcommand. */
@NullMarked
package dev.firn.cli;

import org.jspecify.annotations.NullMarked;
