/** What a table needs done, why, and the doing of it, task by task. */
@NullMarked
package dev.firn.upkeep;

import org.jspecify.annotations.NullMarked;
