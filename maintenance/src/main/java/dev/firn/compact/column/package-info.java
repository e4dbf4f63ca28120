/**
 * Copies columns of Parquet files into larger row groups, values as bytes; knows files and pages,
 * and nothing of tables.
 */
@NullMarked
package dev.firn.compact.column;

import org.jspecify.annotations.NullMarked;
