/** The commands of the local topology. */
@NullMarked
package dev.firn.cli.topology;

import org.jspecify.annotations.NullMarked;
