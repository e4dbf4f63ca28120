package dev.firn.cli.views;

import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewsPlan;

/** What differs in a target, and what became of it, for people. */
final class ViewsText {

  private ViewsText() {}

  static String plan(ViewsPlan plan) {
    if (plan.changes().isEmpty()) {
      return "Nothing differs: the target holds the views as declared\n";
    }
    var text = new StringBuilder();
    plan.changes().forEach(change -> text.append(of(change)).append('\n'));
    return text.toString();
  }

  static String of(ViewOutcome outcome) {
    return switch (outcome) {
      case ViewOutcome.Done(ViewChange change) -> of(change) + ": done";
      case ViewOutcome.Failed(ViewChange change, String reason) ->
          of(change) + ": failed: " + reason;
    };
  }

  private static String of(ViewChange change) {
    return "%-8s %s: %s".formatted(change.kind(), change.view(), change.reason());
  }
}
