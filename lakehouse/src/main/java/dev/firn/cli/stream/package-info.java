/** The commands that fill a lake. */
@NullMarked
package dev.firn.cli.stream;

import org.jspecify.annotations.NullMarked;
