/** What the keeper's commits to a branch have in common: a strict parent, and rows by position. */
@NullMarked
package dev.firn.publish.commit;

import org.jspecify.annotations.NullMarked;
