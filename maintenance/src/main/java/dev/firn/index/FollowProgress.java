package dev.firn.index;

/** Told how far the index has come; called on the thread that follows. */
@FunctionalInterface
public interface FollowProgress {
  /** Tells nobody. */
  FollowProgress SILENT = (files, allFiles) -> {};

  /**
   * Some files are done.
   *
   * @param files read so far
   * @param allFiles to be read in all
   */
  void files(int files, int allFiles);
}
