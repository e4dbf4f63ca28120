/** What publishing views has in common for all targets: what differs, and how to make it so. */
@NullMarked
package dev.firn.target;

import org.jspecify.annotations.NullMarked;
