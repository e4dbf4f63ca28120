/** Ways out where the keeper waits for someone to decide: each planned first, then done. */
@NullMarked
package dev.firn.repair;

import org.jspecify.annotations.NullMarked;
