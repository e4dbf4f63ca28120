package dev.firn.files;

/** Told how far a deletion of files has come. */
@FunctionalInterface
public interface RemovalProgress {
  /** Tells nobody. */
  RemovalProgress SILENT = (files, all) -> {};

  /** So many of all the files were deleted, or tried. */
  void removed(long files, long all);
}
