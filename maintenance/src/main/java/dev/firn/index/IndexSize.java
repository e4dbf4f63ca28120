package dev.firn.index;

/**
 * How large an index is.
 *
 * @param rows entries, those of dead rows included; 0 for tables without a key
 * @param bytes heap that they take
 * @param spilledBytes bytes of files that they take, beyond the limit of the heap
 * @param dataFiles data files of main
 */
public record IndexSize(long rows, long bytes, long spilledBytes, int dataFiles) {
  /** Nothing is indexed yet. */
  public static final IndexSize NONE = new IndexSize(0, 0, 0, 0);
}
