/** The commands that correct history. */
@NullMarked
package dev.firn.cli.reprocess;

import org.jspecify.annotations.NullMarked;
