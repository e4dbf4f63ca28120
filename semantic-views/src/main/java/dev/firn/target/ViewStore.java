package dev.firn.target;

import java.util.Map;

/**
 * The views that a target holds in one schema. Each method is one step that may be repeated; what
 * the target refuses is a {@link dev.firn.semantic.ViewsException}.
 */
public interface ViewStore {

  /** All views, by name; none where the schema is missing. */
  Map<String, StoredView> read();

  /** Makes the schema, unless it is there. */
  void createSchema();

  /** Makes a view, or makes another one of it, with its comment and without any mark. */
  void replace(WantedView view);

  /** Says something about a view. */
  void comment(WantedView view, String comment);

  /** Says something about a column of a view. */
  void commentColumn(WantedView view, String column, String comment);

  /** Drops a view, if it is there. */
  void drop(String view);
}
