/**
 * The SQL of a correction: what it reads, which columns it returns, and how its rows are written.
 */
@NullMarked
package dev.firn.reprocess.sql;

import org.jspecify.annotations.NullMarked;
