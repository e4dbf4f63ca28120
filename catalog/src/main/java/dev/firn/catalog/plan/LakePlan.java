package dev.firn.catalog.plan;

import dev.firn.catalog.plan.Change.Effect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that differs between a lake as declared and its catalog. The changes of a table come
 * in one run, in the order in which they are made.
 */
public record LakePlan(List<Change> changes) {

  public LakePlan {
    changes = List.copyOf(changes);
  }

  /** Whether there is nothing to do; notes do not count. */
  public boolean isEmpty() {
    return changes.stream().allMatch(change -> change.effect() == Effect.NOTE);
  }

  public List<Change> with(Effect effect) {
    return changes.stream().filter(change -> change.effect() == effect).toList();
  }

  /** The plan for a person: a paragraph for each table, and a line that sums up. */
  public String text() {
    StringBuilder text = new StringBuilder();
    String subject = "";
    for (Change change : changes) {
      if (!change.subject().equals(subject)) {
        subject = change.subject();
        text.append(subject).append('\n');
      }
      text.append("  ").append(sign(change)).append(' ').append(change.text()).append('\n');
    }
    return text.append(summary()).append('\n').toString();
  }

  /** How many changes of each effect, in words. */
  public String summary() {
    if (changes.isEmpty()) {
      return "Nothing to do: the catalog is as declared";
    }
    Map<Effect, Long> counts =
        changes.stream()
            .collect(Collectors.groupingBy(Change::effect, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + name(count.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String name(Effect effect) {
    return switch (effect) {
      case SAFE -> "safe";
      case LOSES_VALUES -> "that lose values";
      case LOSES_EVENTS -> "that lose events";
      case REFUSED -> "refused";
      case NOTE -> "to know";
    };
  }

  private static char sign(Change change) {
    return switch (change.effect()) {
      case SAFE -> '+';
      case LOSES_VALUES, LOSES_EVENTS -> '-';
      case REFUSED -> '!';
      case NOTE -> '#';
    };
  }
}
