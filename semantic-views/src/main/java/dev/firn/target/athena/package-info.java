/** Views in Athena: made by statements, described and marked in Glue. */
@NullMarked
package dev.firn.target.athena;

import org.jspecify.annotations.NullMarked;
