/**
 * What the reference lake must hold and its views must say, by SQL that a person wrote over Trino's
 * own TPC-DS.
 */
@NullMarked
package dev.firn.oracle;

import org.jspecify.annotations.NullMarked;
