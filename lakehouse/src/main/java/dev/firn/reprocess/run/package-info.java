/**
 * Corrections of a whole lake: found by name, computed by SQL or by the pipeline itself, over one
 * table or several.
 */
@NullMarked
package dev.firn.reprocess.run;

import org.jspecify.annotations.NullMarked;
