/** The metric model: entities, dimensions and measures, each defined once for every engine. */
@NullMarked
package dev.firn.semantic;

import org.jspecify.annotations.NullMarked;
