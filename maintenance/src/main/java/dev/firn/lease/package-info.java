/** Which of several keepers works on a table: the others wait until it has died. */
@NullMarked
package dev.firn.lease;

import org.jspecify.annotations.NullMarked;
