package dev.firn.publish.delete;

import java.util.Collection;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that were written for a commit that does not exist. */
public final class UnusedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(UnusedFiles.class);

  private UnusedFiles() {}

  /** Deletes files that no snapshot names; one that cannot be deleted is an orphan. */
  public static void delete(Table table, Collection<String> locations) {
    for (String location : locations) {
      try {
        table.io().deleteFile(location);
      } catch (RuntimeException e) {
        LOG.warn("Cannot delete unused file {}: {}", location, e.toString());
      }
    }
  }
}
