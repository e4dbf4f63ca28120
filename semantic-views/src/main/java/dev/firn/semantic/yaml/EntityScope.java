package dev.firn.semantic.yaml;

import dev.firn.semantic.Dimension;
import dev.firn.semantic.Entity;
import dev.firn.semantic.Measure;
import java.util.Map;
import java.util.Optional;

/**
 * What a view can name of an entity.
 *
 * @param hasUnreadableTime whether its time was declared, but could not be read
 * @param columns those of its table and of the tables that it joins
 * @param dimensions by name; empty values were declared, but could not be read
 * @param measures by name; empty values were declared, but could not be read
 */
record EntityScope(
    Entity entity,
    boolean hasUnreadableTime,
    ColumnLookup columns,
    Map<String, Optional<Dimension>> dimensions,
    Map<String, Optional<Measure>> measures) {}
