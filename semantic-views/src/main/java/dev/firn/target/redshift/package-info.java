/** Late-binding views in Redshift over an external schema, by the Data API. */
@NullMarked
package dev.firn.target.redshift;

import org.jspecify.annotations.NullMarked;
