package dev.firn.reprocess;

import dev.firn.index.key.KeyColumns;
import dev.firn.publish.PublishedTable;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.LaneCheck;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/** A table that is corrected, and what it must be for that. */
final class CorrectedTable {
  private final Supplier<Table> fresh;
  private final PublishedTable how;

  CorrectedTable(Supplier<Table> fresh, PublishedTable how) {
    this.fresh = fresh;
    this.how = how;
  }

  /** The table as it is now. */
  Table load() {
    return fresh.get();
  }

  /** The key of the table as it was loaded. */
  KeyColumns key(Table table) {
    if (how.key().isEmpty()) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.UNFIT_TABLE,
          "Cannot correct " + table.name() + ": it has no key by which rows are found again");
    }
    return KeyColumns.of(table.schema(), how.key(), null);
  }

  /** The same with the version column, where the table has one. */
  KeyColumns versionedKey(Table table) {
    return how.version() == null
        ? key(table)
        : KeyColumns.of(table.schema(), how.key(), how.version());
  }

  /** Refuses while the lanes do not fit together. */
  void requireLanes(Table table) {
    Optional<Halt> halt = LaneCheck.of(table);
    if (halt.isPresent()) {
      throw new CorrectionRefusedException(
          CorrectionRefusedException.Reason.UNFIT_TABLE,
          "Cannot correct " + table.name() + ": " + halt.get());
    }
  }
}
