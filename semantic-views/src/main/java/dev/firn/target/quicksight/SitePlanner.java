package dev.firn.target.quicksight;

import dev.firn.target.ViewChange;
import dev.firn.target.ViewsPlan;
import dev.firn.target.quicksight.SiteChange.Create;
import dev.firn.target.quicksight.SiteChange.Edit;
import dev.firn.target.quicksight.SiteChange.Refuse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what differs between what is declared and what QuickSight holds. Asks nobody. */
final class SitePlanner {

  private SitePlanner() {}

  /** Compares a whole site, in the order of the work. */
  static ViewsPlan plan(WantedSite wanted, FoundSite found) {
    List<ViewChange> changes = new ArrayList<>();
    for (Wanted object : wanted.objects()) {
      change(object, found.object(object.head())).map(SiteChange::reported).ifPresent(changes::add);
    }
    found.obsolete().stream().map(it -> new ViewChange.Obsolete(it.label())).forEach(changes::add);
    return new ViewsPlan(changes);
  }

  /** Compares one object; empty if nothing is to be done. */
  static Optional<SiteChange> change(Wanted wanted, Optional<Found> found) {
    return found.isEmpty() ? Optional.of(new Create(wanted)) : change(wanted, found.get());
  }

  private static Optional<SiteChange> change(Wanted wanted, Found found) {
    if (found instanceof Found.Unreadable unreadable) {
      return Optional.of(new Refuse(wanted, unreadable.reason()));
    }
    Optional<String> stranger = Marks.stranger(found.labels().tags(), wanted.head().lake());
    if (stranger.isPresent()) {
      return Optional.of(new Refuse(wanted, stranger.get()));
    }
    List<Difference> differences = differences(wanted, found);
    String mark = found.labels().tags().get(Marks.FINGERPRINT);
    if (mark == null) {
      String cause = "a publication did not come to its end";
      return Optional.of(new Edit(wanted, "repair", cause, differences));
    }
    if (!mark.equals(wanted.hash())) {
      return Optional.of(new Edit(wanted, "update", "its declaration has changed", differences));
    }
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edit(wanted, "repair", "was changed by hand", differences));
  }

  private static List<Difference> differences(Wanted wanted, Found found) {
    List<Difference> differences = new ArrayList<>();
    List<String> fields = SentFields.differences(wanted.definition(), found.definition());
    add(differences, Part.DEFINITION, fields);
    add(differences, Part.ACCESS, wanted.head().access().differences(found.labels().access()));
    if (found instanceof Found.Source source) {
      add(differences, Part.DEFINITION, SourceStatus.failure(source.described()).stream().toList());
    }
    if (wanted instanceof Wanted.DataSet one && found instanceof Found.DataSet other) {
      add(differences, Part.SCHEDULES, Schedules.differences(one.schedules(), other.schedules()));
      if (!other.inFolder()) {
        add(
            differences,
            Part.FOLDER,
            List.of("it is not in folder '%s'".formatted(one.folder().orElse(""))));
      }
    }
    return differences;
  }

  private static void add(List<Difference> differences, Part part, List<String> texts) {
    texts.forEach(text -> differences.add(new Difference(part, text)));
  }
}
