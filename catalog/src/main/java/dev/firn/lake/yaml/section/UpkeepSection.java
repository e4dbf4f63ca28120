package dev.firn.lake.yaml.section;

import dev.firn.lake.Retention;
import dev.firn.lake.Upkeep;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;

/** Reads how long a table's history is kept, and how the table is kept small and fast. */
final class UpkeepSection {

  private static final int MAX_SNAPSHOTS_LIMIT = 1_000_000;

  private static final Key SNAPSHOT_AGE =
      Key.optional(
          "snapshot-age",
          "time",
          "`5d`",
          "Snapshots that readers see are kept for so long, unless there are more than"
              + " `upkeep.max-snapshots`");
  private static final Key MIN_SNAPSHOTS =
      Key.optional(
          "min-snapshots", "number", "`10`", "So many of them are kept, however old they are");

  static final KeyTable RETENTION_KEYS =
      KeyTable.of("tables.<table>.retention", SNAPSHOT_AGE, MIN_SNAPSHOTS);

  private static final Key COMPACT =
      Key.optional(
          "compact",
          "true or false",
          "`true`",
          "Whether small files and files with many dead rows are rewritten");
  private static final Key TARGET_FILE_SIZE =
      Key.optional(
          "target-file-size",
          "size such as `128MiB`",
          "`128MiB`",
          "Size of a rewritten data file, at least `1MiB`");
  private static final Key DEAD_SHARE =
      Key.optional(
          "dead-share",
          "share from `1%` to `100%`",
          "`20%`",
          "A data file is rewritten when more of its rows than this are dead; in a table that rests,"
              + " when more than `5%` are;"
              + " in a publication at once, when more than half of this are, up to 64 MiB");
  private static final Key MAX_SNAPSHOTS =
      Key.optional(
          "max-snapshots",
          "number",
          "`200`",
          "So many snapshots are kept at most, however young they are: every commit writes all of"
              + " them down again, some 1 KiB each");
  private static final Key ORPHAN_WINDOW =
      Key.optional(
          "orphan-window",
          "time",
          "`7d`",
          "Files that no snapshot names are deleted when they are older than this; at least `1d`,"
              + " and longer than any savepoint that may be started from");
  private static final Key ORPHAN_INTERVAL =
      Key.optional(
          "orphan-interval", "time", "`1d`", "How often such files are looked for; at least `1h`");

  static final KeyTable UPKEEP_KEYS =
      KeyTable.of(
          "tables.<table>.upkeep",
          COMPACT,
          TARGET_FILE_SIZE,
          DEAD_SHARE,
          MAX_SNAPSHOTS,
          ORPHAN_WINDOW,
          ORPHAN_INTERVAL);

  private UpkeepSection() {}

  static Retention retention(YamlValue value) {
    YamlSection section = YamlSection.open(value, RETENTION_KEYS);
    return new Retention(
        section.duration(SNAPSHOT_AGE).orElse(Retention.DEFAULT.snapshotAge()),
        section
            .integer(MIN_SNAPSHOTS, 1, MAX_SNAPSHOTS_LIMIT)
            .orElse(Retention.DEFAULT.minSnapshots()));
  }

  static Upkeep upkeep(YamlValue value) {
    YamlSection section = YamlSection.open(value, UPKEEP_KEYS);
    Upkeep otherwise = Upkeep.DEFAULT;
    return new Upkeep(
        section.flag(COMPACT).orElse(otherwise.compact()),
        section.bytes(TARGET_FILE_SIZE).orElse(otherwise.targetFileBytes()),
        section.percent(DEAD_SHARE).orElse(otherwise.deadPercent()),
        section.integer(MAX_SNAPSHOTS, 1, MAX_SNAPSHOTS_LIMIT).orElse(otherwise.maxSnapshots()),
        section.duration(ORPHAN_WINDOW).orElse(otherwise.orphanWindow()),
        section.duration(ORPHAN_INTERVAL).orElse(otherwise.orphanInterval()));
  }
}
