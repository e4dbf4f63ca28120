package dev.firn.reprocess;

import dev.firn.lake.CorrectionNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;

/**
 * A correction that is under way, from the table's metadata alone, for those who only look.
 *
 * @param startedAt empty if what the table says of it cannot be read
 * @param author who started it, and why
 * @param isComputed whether its branch holds a result
 * @param rows that the result changes; 0 without one
 * @param bytes of the data files that its branch alone holds; 0 without a result
 */
public record CorrectionLook(
    String name,
    Optional<Instant> startedAt,
    Author author,
    boolean isComputed,
    long rows,
    long bytes) {

  /** Those of a table as it was loaded, by their names; never fails. */
  public static List<CorrectionLook> underWay(Table table) {
    return table.properties().keySet().stream()
        .flatMap(property -> CorrectionNames.ofProperty(property).stream())
        .sorted()
        .map(name -> of(table, name))
        .toList();
  }

  /** What became of one that is not under way any more, in one line. */
  public static String end(Table table, String name) {
    return Corrections.of(table)
        .find(name)
        .map(it ->
            it.state() == CorrectionState.PUBLISHED
                ? "is on main: " + it.counts().toText()
                : "is " + it.state())
        .orElse("is gone");
  }

  private static CorrectionLook of(Table table, String name) {
    try {
      Correction correction = Corrections.of(table).require(name);
      CorrectionCounts counts = correction.counts();
      boolean computed = correction.state() == CorrectionState.COMPUTED;
      return new CorrectionLook(
          name,
          OpenCorrection.from(table.properties(), name).map(OpenCorrection::startedAt),
          correction.author(),
          computed,
          counts.corrected() + counts.deleted() + counts.inserted(),
          computed ? addedBytes(table.snapshot(correction.head()).summary()) : 0);
    } catch (RuntimeException e) {
      return new CorrectionLook(name, Optional.empty(), new Author("", ""), false, 0, 0);
    }
  }

  private static long addedBytes(Map<String, String> summary) {
    return Long.parseLong(summary.getOrDefault(SnapshotSummary.ADDED_FILE_SIZE_PROP, "0"));
  }
}
