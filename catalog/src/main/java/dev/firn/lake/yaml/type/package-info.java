/** Types of columns, as {@code lake.yaml} spells them. */
@NullMarked
package dev.firn.lake.yaml.type;

import org.jspecify.annotations.NullMarked;
