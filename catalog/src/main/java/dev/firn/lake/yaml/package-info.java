/** Reads {@code lake.yaml} into records, and reports everything that is wrong with it at once. */
@NullMarked
package dev.firn.lake.yaml;

import org.jspecify.annotations.NullMarked;
