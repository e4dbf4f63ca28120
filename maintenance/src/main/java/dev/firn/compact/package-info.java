/** Compaction: rewrites small and worn data files of main while publishing goes on. */
@NullMarked
package dev.firn.compact;

import org.jspecify.annotations.NullMarked;
