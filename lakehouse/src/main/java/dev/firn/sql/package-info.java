/** Queries over JDBC, printed as a table, CSV or JSON. */
@NullMarked
package dev.firn.sql;

import org.jspecify.annotations.NullMarked;
