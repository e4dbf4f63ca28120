package dev.firn.cli.reprocess;

import dev.firn.reprocess.CorrectionCounts;
import dev.firn.reprocess.replay.ReplayEvents;
import dev.firn.reprocess.replay.ReplayPlan;
import dev.firn.reprocess.replay.ReplayPlan.Range;
import dev.firn.reprocess.run.ReplayResult;
import dev.firn.reprocess.run.TableCorrection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a replay reads and what it has done, for people. */
final class ReplayText {
  private static final String ROW = "%9s  %15s  %15s  %13s%n";

  private ReplayText() {}

  /** With a line for each partition. */
  static String of(ReplayPlan plan) {
    String notes =
        plan.notes().stream().map(note -> note + "%n".formatted()).collect(Collectors.joining());
    String ranges = plan.ranges().stream().map(ReplayText::row).collect(Collectors.joining());
    return notes
        + "%s: stream %s, topic %s, from %s to %s: up to %,d events%n"
            .formatted(
                plan.table(), plan.stream(), plan.topic(), plan.from(), plan.to(), plan.events())
        + ROW.formatted("PARTITION", "FROM OFFSET", "TO OFFSET", "EVENTS")
        + ranges;
  }

  private static String row(Range range) {
    return ROW.formatted(
        range.partition(),
        range.from(),
        range.to(),
        String.format(Locale.ROOT, "%,d", range.events()));
  }

  static String of(TableCorrection it, ReplayResult result) {
    CorrectionCounts counts = result.adopted().counts();
    return String.format(
            Locale.ROOT,
            "%s: branch '%s' holds %,d corrected and %,d inserted rows in %,d files, after %.1f s",
            it.table().name(),
            it.correction().name(),
            counts.corrected(),
            counts.inserted(),
            result.adopted().dataFiles(),
            result.millis() / 1e3)
        + older(result)
        + events(result.events());
  }

  private static String older(ReplayResult result) {
    long older = result.adopted().older();
    return older == 0
        ? ""
        : String.format(Locale.ROOT, "; %,d rows are newer at the fork and stay", older);
  }

  private static String events(ReplayEvents events) {
    String text =
        String.format(
            Locale.ROOT,
            "%n%,d events read: %,d outside of the window, %,d of other tables, %,d of this one,"
                + " %,d refused",
            events.read(),
            events.outside(),
            events.others(),
            events.rows(),
            events.refused());
    return text + events.refusals().stream().map("%n  %s"::formatted).collect(Collectors.joining());
  }
}
