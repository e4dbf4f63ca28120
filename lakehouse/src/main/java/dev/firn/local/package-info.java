/** The local topology: one small class per process, and what starts, watches and stops them. */
@NullMarked
package dev.firn.local;

import org.jspecify.annotations.NullMarked;
