package dev.firn.handbook;

import java.time.Instant;
import java.util.Optional;

/**
 * How far readers of a table are behind, from the table's own metadata.
 *
 * @param publishedAt when main changed last; empty before the first row
 * @param oldestWaiting when the oldest entry of the lane was committed that main does not hold yet;
 *     empty when main holds all
 * @param halt why nothing is published until somebody has looked; empty if all is well
 */
public record TableFreshness(
    Optional<Instant> publishedAt, Optional<Instant> oldestWaiting, String halt) {

  /** In a few words, for one who reads at that time. */
  String text() {
    return publishedAt.map(at -> "main changed last " + at).orElse("main has no rows yet")
        + oldestWaiting.map(at -> ", entries since " + at + " are on their way").orElse("")
        + (halt.isEmpty() ? "" : ", nothing more is published: " + halt)
        + (oldestWaiting.isEmpty() && halt.isEmpty() ? ", nothing waits" : "");
  }
}
