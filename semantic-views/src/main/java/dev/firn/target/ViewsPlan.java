package dev.firn.target;

import java.util.List;

/** What differs between what is declared and what a target holds. */
public record ViewsPlan(List<ViewChange> changes) {

  public ViewsPlan {
    changes = List.copyOf(changes);
  }

  /** Without the views that are no longer declared, which are dropped only when that is asked. */
  public ViewsPlan keepingObsolete() {
    return new ViewsPlan(
        changes.stream().filter(change -> !(change instanceof ViewChange.Obsolete)).toList());
  }
}
