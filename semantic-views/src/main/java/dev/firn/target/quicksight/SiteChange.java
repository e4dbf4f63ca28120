package dev.firn.target.quicksight;

import dev.firn.target.ViewChange;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** In what one object differs from what is declared. */
sealed interface SiteChange {

  /** What it should be. */
  Wanted wanted();

  /** As all targets say it. */
  ViewChange reported();

  /** It is not there. */
  record Create(Wanted wanted) implements SiteChange {
    @Override
    public ViewChange reported() {
      return new ViewChange.Surrounding(wanted.head().subject(), "is not there", "create");
    }
  }

  /**
   * It is there, and is not as it should be.
   *
   * @param kind a word for why: its declaration was changed, or somebody changed the object
   * @param cause the same in a few words
   */
  record Edit(Wanted wanted, String kind, String cause, List<Difference> differences)
      implements SiteChange {

    private static final int MAX_SHOWN = 3;

    public Edit {
      differences = List.copyOf(differences);
    }

    /** What is to be written. */
    Set<Part> parts() {
      return differences.stream().map(Difference::part).collect(Collectors.toSet());
    }

    @Override
    public ViewChange reported() {
      return new ViewChange.Surrounding(wanted.head().subject(), reason(), kind);
    }

    private String reason() {
      if (differences.isEmpty()) {
        return cause;
      }
      String shown =
          differences.stream()
              .limit(MAX_SHOWN)
              .map(Difference::text)
              .collect(Collectors.joining("; "));
      int more = differences.size() - MAX_SHOWN;
      return cause + ": " + shown + (more > 0 ? " and " + more + " more" : "");
    }
  }

  /** It has the id of one that is wanted, and is not for this lake to change. */
  record Refuse(Wanted wanted, String reason) implements SiteChange {
    @Override
    public ViewChange reported() {
      return new ViewChange.Refused(wanted.head().subject(), reason);
    }
  }
}
