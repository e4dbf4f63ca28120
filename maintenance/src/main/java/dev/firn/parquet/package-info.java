/**
 * What parquet-java lacks: files of a table's storage as it wants them, and columns page by page.
 */
@NullMarked
package dev.firn.parquet;

import org.jspecify.annotations.NullMarked;
