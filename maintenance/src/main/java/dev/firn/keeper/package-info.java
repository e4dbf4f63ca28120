/** The keeper: a loop that keeps each table's main up to date with its lane. */
@NullMarked
package dev.firn.keeper;

import org.jspecify.annotations.NullMarked;
