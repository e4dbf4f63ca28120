/** Reads {@code views.yaml} into the metric model, and reports everything that is wrong at once. */
@NullMarked
package dev.firn.semantic.yaml;

import org.jspecify.annotations.NullMarked;
