package dev.firn.ingest;

import java.io.PrintStream;

/**
 * What a replay says to the process that started it: lines on standard output that begin with
 * {@code firn-replay}, among any others.
 *
 * <pre>
 *   firn-replay counts READ OUTSIDE OTHERS ROWS REFUSED     now and then, and in the end
 *   firn-replay refused TEXT                                in the end, for a few events
 *   firn-replay failed TEXT
 *   firn-replay done                                        everything is in the staging table
 * </pre>
 */
final class ReplayReport {
  private static final String PREFIX = "firn-replay ";

  private final PrintStream out;

  ReplayReport(PrintStream out) {
    this.out = out;
  }

  void counts(ReplayCounts counts) {
    print(
        "counts %d %d %d %d %d"
            .formatted(
                counts.read(), counts.outside(), counts.others(), counts.rows(), counts.refused()));
  }

  void failed(String message) {
    message.lines().forEach(line -> print("failed " + line));
  }

  void done(ReplayCounts counts) {
    counts(counts);
    counts.refusals().forEach(text -> print("refused " + text.replaceAll("\\s+", " ")));
    print("done");
  }

  private void print(String line) {
    out.println(PREFIX + line);
    out.flush();
  }
}
