package dev.firn.target;

import dev.firn.semantic.Placement.Security;
import java.util.Map;

/**
 * A view as a target holds it.
 *
 * @param definition its SQL in the target's own spelling
 * @param comment empty if it has none
 * @param columnComments by column, in order; empty texts for columns without one
 */
public record StoredView(
    String name,
    String definition,
    String comment,
    Security security,
    Map<String, String> columnComments) {}
