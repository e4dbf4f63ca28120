/** What must be known of each target to publish to it. */
@NullMarked
package dev.firn.semantic.target;

import org.jspecify.annotations.NullMarked;
