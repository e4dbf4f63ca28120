package dev.firn.cli.reprocess;

import dev.firn.reprocess.Correction;
import dev.firn.reprocess.CorrectionCounts;
import dev.firn.reprocess.PublishResult;
import dev.firn.reprocess.run.RunResult;
import dev.firn.reprocess.run.TableCorrection;
import dev.firn.reprocess.run.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Corrections, and what was done to them, for people. */
final class CorrectionText {

  private static final String ROW = "%-20s  %-24s  %-11s  %7s  %12s  %10s  %s%n";
  private static final double MIB = 1 << 20;

  private CorrectionText() {}

  static String started(TableCorrection it) {
    Correction correction = it.correction();
    return "%s: branch '%s' begins at snapshot %d%s"
        .formatted(
            it.table().name(),
            correction.name(),
            correction.forkSnapshotId(),
            correction.forkedAt().map(at -> " of " + at).orElse(""));
  }

  static String ran(TableCorrection it, RunResult result) {
    CorrectionCounts counts = result.adopted().counts();
    return String.format(
        Locale.ROOT,
        "%s: branch '%s' holds %,d corrected, %,d inserted and %,d deleted rows in %,d files, after"
            + " %.1f s%s",
        it.table().name(),
        it.correction().name(),
        counts.corrected(),
        counts.inserted(),
        counts.deleted(),
        result.adopted().dataFiles(),
        result.millis() / 1e3,
        absent(result));
  }

  static String published(TableCorrection it, PublishResult result) {
    String name = it.table().name() + ": '" + it.correction().name() + "' ";
    return result.already()
        ? name + "is on main already, with snapshot " + result.snapshotId()
        : name
            + "is on main with snapshot %d: %s; it took %d ms, the commit %d ms of them"
                .formatted(
                    result.snapshotId(),
                    result.counts().toText(),
                    result.planMillis() + result.attemptMillis(),
                    result.attemptMillis());
  }

  static String head() {
    return ROW.formatted("TABLE", "NAME", "STATE", "AGE", "ROWS", "PINS MIB", "WHY");
  }

  static String row(TableCorrection it, long pinnedBytes, Instant now) {
    Correction correction = it.correction();
    CorrectionCounts counts = correction.counts();
    return ROW.formatted(
        it.table().name(),
        correction.name(),
        Words.of(correction.state()),
        correction.since().map(since -> age(Duration.between(since, now))).orElse(""),
        String.format(
            Locale.ROOT, "%,d", counts.corrected() + counts.deleted() + counts.inserted()),
        String.format(Locale.ROOT, "%.1f", pinnedBytes / MIB),
        (correction.author().who() + " " + correction.author().why()).strip());
  }

  private static String age(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " d";
    }
    return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
  }

  private static String absent(RunResult result) {
    long absent = result.adopted().absent();
    return absent == 0 ? "" : "; %,d keys to delete have no row at the fork".formatted(absent);
  }
}
