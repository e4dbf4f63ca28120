/** What could not be decoded, kept as it was received, with the reason. */
@NullMarked
package dev.firn.deadletter;

import org.jspecify.annotations.NullMarked;
