package dev.firn.reprocess;

import dev.firn.reprocess.merge.Merge;
import dev.firn.reprocess.merge.MergeOutcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.iceberg.Table;

/**
 * Merges a correction onto main. The comparison with main comes first and may take its time; then
 * main is followed as it moves on, and only what has changed since is compared again, until a
 * commit on exactly that head of main gets through ({@code docs/protocol.md}, H23).
 */
final class CorrectionPublisher {
  private final CorrectedTable table;
  private final ReprocessingConfig config;

  CorrectionPublisher(CorrectedTable table, ReprocessingConfig config) {
    this.table = table;
    this.config = config;
  }

  PublishPlan plan(String name, PublishOptions options) {
    long start = System.nanoTime();
    Table loaded = table.load();
    Correction correction = require(loaded, name);
    try (Merge merge = merge(loaded, correction)) {
      MergeOutcome outcome = compare(merge, loaded, correction, options);
      return new PublishPlan(
          name,
          correction.forkSnapshotId(),
          outcome.mainHead(),
          counts(outcome),
          outcome.overlaps(),
          outcome.change().touched().size(),
          outcome.change().added().size(),
          millisSince(start));
    }
  }

  PublishResult publish(String name, Author author, PublishOptions options) {
    String run = UUID.randomUUID().toString();
    long start = System.nanoTime();
    Table loaded = table.load();
    Correction correction = Corrections.of(loaded).require(name);
    if (isPublished(correction)) {
      return new PublicationFound(loaded, name).result(run, 0, 0, 0);
    }
    Merge merge = merge(loaded, require(loaded, name));
    try {
      compare(merge, loaded, correction, options);
      long planMillis = millisSince(start);
      Attempts attempts = new Attempts(config, "publish correction '" + name + "'");
      Courtesy courtesy = new Courtesy(config);
      while (true) {
        attempts.begin();
        loaded = courtesy.await(table::load);
        long attempt = System.nanoTime();
        correction = Corrections.of(loaded).require(name);
        if (isPublished(correction)) {
          return new PublicationFound(loaded, name)
              .result(run, attempts.count() - 1, planMillis, millisSince(attempt));
        }
        if (!merge.fits(loaded, require(loaded, name).head())) {
          merge.close();
          merge = merge(loaded, correction);
        }
        MergeOutcome outcome = compare(merge, loaded, correction, options);
        requireNoOverlap(loaded, correction, options, outcome);
        boolean done =
            new CorrectionCommit(table, config, correction, author, run)
                .run(outcome, counts(outcome), attempts, courtesy);
        if (done) {
          long attemptMillis = millisSince(attempt);
          return new PublicationFound(table.load(), name)
              .result(run, attempts.count(), planMillis, attemptMillis);
        }
      }
    } finally {
      merge.close();
    }
  }

  private static boolean isPublished(Correction correction) {
    return correction.state() == CorrectionState.PUBLISHED
        || correction.state() == CorrectionState.REVERTED;
  }

  private Correction require(Table loaded, String name) {
    Correction correction = Corrections.of(loaded).require(name);
    Readiness.requireState(loaded, correction, "publish", Set.of(CorrectionState.COMPUTED));
    OpenCorrection open = OpenCorrection.from(loaded.properties(), name).orElseThrow();
    Readiness.requireSame(loaded, name, open, table.key(loaded));
    table.requireLanes(loaded);
    return correction;
  }

  private Merge merge(Table loaded, Correction correction) {
    return new Merge(
        loaded,
        table.key(loaded),
        correction.forkSnapshotId(),
        correction.head(),
        config.files(),
        config.memory());
  }

  private static MergeOutcome compare(
      Merge merge, Table loaded, Correction correction, PublishOptions options) {
    merge.follow(loaded, loaded.currentSnapshot().snapshotId());
    merge
        .fileOnMain()
        .ifPresent(file -> {
          throw new CorrectionRefusedException(
              CorrectionRefusedException.Reason.UNFIT_ROWS,
              "Cannot publish correction '"
                  + correction.name()
                  + "': its file "
                  + file
                  + " is on main already; compute its rows again");
        });
    List<PublishedCorrection> others = PublishedCorrection.since(loaded, correction);
    others.forEach(other -> merge.beside(loaded, other.name(), other.pre(), other.post()));
    return merge.outcome(loaded, options.over());
  }

  private static void requireNoOverlap(
      Table loaded, Correction correction, PublishOptions options, MergeOutcome outcome) {
    Map<String, Long> overlaps = new TreeMap<>(outcome.overlaps());
    overlaps.keySet().removeAll(options.over());
    overlaps.values().removeIf(keys -> keys == 0);
    if (!options.keepOthers() && !overlaps.isEmpty()) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.OVERLAP,
          "Cannot publish correction '"
              + correction.name()
              + "' of "
              + loaded.name()
              + ": other corrections have changed some of its keys since its fork: "
              + overlaps
              + "; publish it over them, keep what they did, or start it again from now");
    }
  }

  private static CorrectionCounts counts(MergeOutcome outcome) {
    return new CorrectionCounts(
        outcome.corrected(),
        outcome.deleted(),
        outcome.inserted(),
        outcome.keptForStream(),
        outcome.keptForCorrections());
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
