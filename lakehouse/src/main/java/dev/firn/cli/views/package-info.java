/** The commands of semantic views. */
@NullMarked
package dev.firn.cli.views;

import org.jspecify.annotations.NullMarked;
