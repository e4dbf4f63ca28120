/** Files of a table's storage as parquet-java wants them. */
@NullMarked
package dev.firn.parquet;

import org.jspecify.annotations.NullMarked;
