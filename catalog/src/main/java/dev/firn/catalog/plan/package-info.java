/** What differs between a lake as declared and its catalog, and how to make it so. */
@NullMarked
package dev.firn.catalog.plan;

import org.jspecify.annotations.NullMarked;
