/** The connection to the catalog, Glue or REST, that holds a lake's tables. */
@NullMarked
package dev.firn.catalog;

import org.jspecify.annotations.NullMarked;
