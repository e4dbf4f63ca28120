/** Processes of the system: started, found again, watched and read the log of. */
@NullMarked
package dev.firn.local.process;

import org.jspecify.annotations.NullMarked;
