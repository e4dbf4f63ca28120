/** The main job, end to end, on one machine, ending in facts that are checked. */
@NullMarked
package dev.firn.demo;

import org.jspecify.annotations.NullMarked;
