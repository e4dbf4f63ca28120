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
 */
public record CorrectedRows(List<DataFile> rows, List<DataFile> deletedKeys, boolean allowInserts) {

  public CorrectedRows {
    rows = List.copyOf(rows);
    deletedKeys = List.copyOf(deletedKeys);
  }

  /** Corrected rows alone, of keys that are there. */
  public static CorrectedRows of(List<DataFile> rows) {
    return new CorrectedRows(rows, List.of(), false);
  }
}
