/**
 * Delete files and deletion vectors, as the keeper writes them: one for each data file that loses
 * rows, and taken back if the commit does not come to be.
 */
@NullMarked
package dev.firn.publish.delete;

import org.jspecify.annotations.NullMarked;
