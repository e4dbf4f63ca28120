package dev.firn.index;

import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;

/** In what form the dead positions of data files are written down. */
public enum DeleteForm {
  /** Format version 2: position delete files, of which a data file may have several. */
  FILES,
  /**
   * Format version 3: one deletion vector for each data file, at most. With a vector there, readers
   * look at no other positions of that data file, so that it must hold all of them.
   */
  VECTORS;

  private static final int FIRST_WITH_VECTORS = 3;

  /** The form that the format version of that table asks for. */
  public static DeleteForm of(Table table) {
    return TableUtil.formatVersion(table) < FIRST_WITH_VECTORS ? FILES : VECTORS;
  }
}
