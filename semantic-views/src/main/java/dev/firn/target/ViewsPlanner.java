package dev.firn.target;

import dev.firn.target.ViewChange.Create;
import dev.firn.target.ViewChange.Obsolete;
import dev.firn.target.ViewChange.Repair;
import dev.firn.target.ViewChange.Replace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what differs between what is declared and what a target holds. */
public final class ViewsPlanner {

  private ViewsPlanner() {}

  /**
   * Compares.
   *
   * @param found what the target holds, by name; views that Firn never published are left alone
   *     unless they have the name of one that is declared
   */
  public static ViewsPlan plan(List<WantedView> wanted, Map<String, StoredView> found) {
    List<ViewChange> changes = new ArrayList<>();
    wanted.forEach(view -> change(view, found.get(view.name())).ifPresent(changes::add));
    Set<String> names = wanted.stream().map(WantedView::name).collect(Collectors.toSet());
    found.values().stream()
        .filter(view -> !names.contains(view.name()))
        .filter(view -> Fingerprint.of(view.comment()).isPresent())
        .map(view -> new Obsolete(view.name()))
        .forEach(changes::add);
    return new ViewsPlan(changes);
  }

  private static Optional<ViewChange> change(WantedView wanted, @Nullable StoredView found) {
    if (found == null) {
      return Optional.of(new Create(wanted));
    }
    Optional<Fingerprint> mark = Fingerprint.of(found.comment());
    if (mark.isEmpty()) {
      return Optional.of(
          new Repair(
              wanted,
              "bears no mark: somebody else made it, or a publication did not come to its end"));
    }
    if (!mark.get().stored().equals(Fingerprint.hash(found.definition()))) {
      return Optional.of(new Repair(wanted, "its SQL was changed by hand"));
    }
    if (!mark.get().asked().equals(wanted.hash())) {
      return Optional.of(new Replace(wanted, "its definition has changed"));
    }
    return drift(wanted, found).map(reason -> new Repair(wanted, reason));
  }

  private static Optional<String> drift(WantedView wanted, StoredView found) {
    if (found.security() != wanted.rendered().placement().security()) {
      return Optional.of("its security mode was changed by hand to " + found.security());
    }
    if (!Fingerprint.strip(found.comment()).equals(wanted.comment())) {
      return Optional.of("its comment was changed by hand");
    }
    return wanted.columnComments().entrySet().stream()
        .filter(it -> !it.getValue().equals(found.columnComments().getOrDefault(it.getKey(), "")))
        .findFirst()
        .map(it -> "the comment of column '" + it.getKey() + "' was changed by hand")
        .or(() -> found.deviations().stream().findFirst());
  }
}
