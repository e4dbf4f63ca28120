/** Replaces data files of main by rewritten ones, whatever died in them meanwhile. */
@NullMarked
package dev.firn.publish.replace;

import org.jspecify.annotations.NullMarked;
