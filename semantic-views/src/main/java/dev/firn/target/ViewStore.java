package dev.firn.target;

import java.util.List;
import java.util.Map;

/**
 * The views that a target holds in one schema. Each method is one step that may be repeated; what
 * the target refuses is a {@link dev.firn.semantic.ViewsException}.
 */
public interface ViewStore {

  /** All views, by name; none where the schema is missing. */
  Map<String, StoredView> read();

  /** What the views need beside themselves and is not as it should be; changes nothing. */
  default List<ViewChange> surroundings() {
    return List.of();
  }

  /** Makes the schema and what else the views need, unless it is there. */
  void createSchema();

  /** Makes a view, or makes another one of it, with its comment and without any mark. */
  void replace(WantedView view);

  /** Says something about a view. */
  void comment(WantedView view, String comment);

  /** Says about the columns of a view what is to be said about them. */
  void commentColumns(WantedView view);

  /** Drops a view, if it is there. */
  void drop(String view);
}
