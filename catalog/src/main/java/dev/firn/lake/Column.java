package dev.firn.lake;

import org.apache.iceberg.types.Type;

/**
 * A column as declared.
 *
 * @param type Iceberg type; field ids inside nested types are placeholders until the catalog
 *     assigns them
 * @param required whether null is refused
 * @param comment what a value means, with its unit
 */
public record Column(String name, Type type, boolean required, String comment) {}
