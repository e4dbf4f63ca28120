/** Views in Trino, by SQL over JDBC. */
@NullMarked
package dev.firn.target.trino;

import org.jspecify.annotations.NullMarked;
