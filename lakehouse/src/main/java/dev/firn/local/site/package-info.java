/**
 * Where a local topology is: its folder and what lies in it, its ports and addresses, the
 * installation that it runs from.
 */
@NullMarked
package dev.firn.local.site;

import org.jspecify.annotations.NullMarked;
