/** The sections of {@code lake.yaml}, each read into its record of the lake. */
@NullMarked
package dev.firn.lake.yaml.section;

import org.jspecify.annotations.NullMarked;
