package dev.firn.target;

import dev.firn.semantic.Placement.Security;
import java.util.List;
import java.util.Map;

/**
 * A view as a target holds it.
 *
 * @param definition its SQL in the target's own spelling
 * @param comment empty if it has none
 * @param columnComments by column, in order; empty texts for columns without one
 * @param deviations in what else it is not as it should be, in words such as {@code "role x may not
 *     select from it"}; only the target knows of it
 */
public record StoredView(
    String name,
    String definition,
    String comment,
    Security security,
    Map<String, String> columnComments,
    List<String> deviations) {

  public StoredView {
    deviations = List.copyOf(deviations);
  }

  /** A view of a target that has nothing else to look at. */
  public StoredView(
      String name,
      String definition,
      String comment,
      Security security,
      Map<String, String> columnComments) {
    this(name, definition, comment, security, columnComments, List.of());
  }
}
