package dev.firn.reprocess.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Listens to the job: takes the lines that begin with {@code firn-replay}, as {@code
 * dev.firn.ingest.ReplayReport} writes them, and leaves all others.
 */
final class ReplayOutput {
  private static final String PREFIX = "firn-replay ";
  private static final int COUNTS = 5;

  private final LongConsumer progress;
  private final List<String> refusals = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private ReplayEvents counts = ReplayEvents.NONE;
  private boolean done;

  /**
   * Nothing was said yet.
   *
   * @param progress is told how many events were read so far
   */
  ReplayOutput(LongConsumer progress) {
    this.progress = progress;
  }

  void line(String line) {
    if (!line.startsWith(PREFIX)) {
      return;
    }
    String[] words = line.substring(PREFIX.length()).split(" ", 2);
    String text = words.length == 2 ? words[1] : "";
    switch (words[0]) {
      case "counts" -> counts(text);
      case "refused" -> refusals.add(text);
      case "failed" -> failures.add(text);
      case "done" -> done = true;
      default -> throw new ReplayException("Cannot understand the job: it says '" + line + "'");
    }
  }

  private void counts(String text) {
    long[] numbers = Stream.of(text.split(" ")).mapToLong(Long::parseLong).toArray();
    if (numbers.length != COUNTS) {
      throw new ReplayException("Cannot understand the job: it counts '" + text + "'");
    }
    counts =
        new ReplayEvents(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], List.of());
    progress.accept(counts.read());
  }

  /** Whether it has said that everything is staged. */
  boolean isDone() {
    return done;
  }

  /** Why it cannot go on; empty if it did not say. */
  String failure() {
    return String.join("\n", failures);
  }

  /** What became of the events. */
  ReplayEvents events() {
    return new ReplayEvents(
        counts.read(),
        counts.outside(),
        counts.others(),
        counts.rows(),
        counts.refused(),
        refusals);
  }
}
