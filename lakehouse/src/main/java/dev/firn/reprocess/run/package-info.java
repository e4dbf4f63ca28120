/** Corrections of a whole lake: found by name, computed by SQL, over one table or several. */
@NullMarked
package dev.firn.reprocess.run;

import org.jspecify.annotations.NullMarked;
