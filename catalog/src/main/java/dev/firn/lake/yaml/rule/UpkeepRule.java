package dev.firn.lake.yaml.rule;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.yaml.document.Findings;
import java.time.Duration;

/** Limits within which upkeep neither loses what is in use nor runs without end. */
final class UpkeepRule implements TableRule {

  private static final Duration MIN_WINDOW = Duration.ofDays(1);
  private static final Duration MIN_INTERVAL = Duration.ofHours(1);
  private static final long MIN_FILE_BYTES = 1 << 20;

  @Override
  public void check(DeclaredTable table, Findings findings) {
    checkSnapshots(table, findings);
    if (table.upkeep().targetFileBytes() < MIN_FILE_BYTES) {
      report(table, findings, "target-file-size", "must be at least 1MiB: each file is a request");
    }
    if (table.upkeep().orphanWindow().compareTo(MIN_WINDOW) < 0) {
      report(
          table,
          findings,
          "orphan-window",
          "must be at least 1d: a savepoint may still name files that no snapshot names");
    }
    if (table.upkeep().orphanInterval().compareTo(MIN_INTERVAL) < 0) {
      report(table, findings, "orphan-interval", "must be at least 1h: each look lists every file");
    }
  }

  private static void checkSnapshots(DeclaredTable table, Findings findings) {
    int max = table.upkeep().maxSnapshots();
    int min = table.retention().minSnapshots();
    if (max < min) {
      report(
          table,
          findings,
          "max-snapshots",
          "%d is below %d, which retention.min-snapshots keeps".formatted(max, min));
    }
  }

  private static void report(DeclaredTable table, Findings findings, String key, String reason) {
    findings.report(TablePath.of(table, "upkeep." + key), reason);
  }
}
