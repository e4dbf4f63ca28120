/** What a lake has to keep to beyond its syntax: one rule, one class, told of all findings. */
@NullMarked
package dev.firn.lake.yaml.rule;

import org.jspecify.annotations.NullMarked;
