/** Where the values of views come from: columns, tables, streams. */
@NullMarked
package dev.firn.lineage;

import org.jspecify.annotations.NullMarked;
