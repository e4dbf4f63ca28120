/**
 * A YAML file that people write: its values with where they stand, its sections with the keys that
 * they may have, and everything that is wrong with it, found at once.
 */
@NullMarked
package dev.firn.lake.yaml.document;

import org.jspecify.annotations.NullMarked;
