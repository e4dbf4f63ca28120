package dev.firn.reprocess.merge;

import dev.firn.publish.commit.RowChange;
import java.util.Map;

/**
 * What merging a correction does to main as it was compared.
 *
 * @param mainHead what it was compared with
 * @param change of main
 * @param corrected keys whose row is replaced
 * @param deleted keys whose row goes
 * @param inserted keys that had no row
 * @param keptForStream keys that stay as the stream, or whoever else, has changed them
 * @param keptForCorrections keys that stay as other corrections have changed them
 * @param overlaps how many keys main holds as other corrections left them, by their names
 */
public record MergeOutcome(
    long mainHead,
    RowChange change,
    long corrected,
    long deleted,
    long inserted,
    long keptForStream,
    long keptForCorrections,
    Map<String, Long> overlaps) {

  public MergeOutcome {
    overlaps = Map.copyOf(overlaps);
  }
}
