package dev.firn.reprocess;

import java.util.List;
import org.apache.iceberg.DataFile;

/**
 * What a computation found out: rows as they should have been at the fork, in files that are
 * adopted without copying.
 *
 * @param rows data files with the table's current partition spec and its field ids, below its
 *     location; a key at most once in all of them
 * @param deletedKeys files of rows that hold the key columns under the table's field ids, and that
 *     nobody needs afterwards: the rows of these keys go
 * @param allowInserts whether a row may come whose key has none at the fork
 * @param newestWins whether a row at the fork stays that has a greater version, where the table has
 *     a version column
 */
public record CorrectedRows(
    List<DataFile> rows, List<DataFile> deletedKeys, boolean allowInserts, boolean newestWins) {

  public CorrectedRows {
    rows = List.copyOf(rows);
    deletedKeys = List.copyOf(deletedKeys);
  }

  /** Rows that count whatever their versions are. */
  public CorrectedRows(List<DataFile> rows, List<DataFile> deletedKeys, boolean allowInserts) {
    this(rows, deletedKeys, allowInserts, false);
  }

  /** Corrected rows alone, of keys that are there. */
  public static CorrectedRows of(List<DataFile> rows) {
    return new CorrectedRows(rows, List.of(), false);
  }

  /** Rows as a stream brings them: new keys come, and the newest version of each key counts. */
  public static CorrectedRows upserts(List<DataFile> rows) {
    return new CorrectedRows(rows, List.of(), true, true);
  }
}
