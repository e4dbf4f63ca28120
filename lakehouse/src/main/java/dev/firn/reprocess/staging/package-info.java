/** Tables that take the rows of a correction before the corrected table adopts their files. */
@NullMarked
package dev.firn.reprocess.staging;

import org.jspecify.annotations.NullMarked;
