/** Which retained events a replay reads, and the job that reads them, in a process of its own. */
@NullMarked
package dev.firn.reprocess.replay;

import org.jspecify.annotations.NullMarked;
