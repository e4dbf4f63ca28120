package dev.firn.index;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.DeleteFile;

/** Tells whether two sets of delete files are the same. */
public final class DeleteIds {
  private DeleteIds() {}

  /** What tells each of them apart; several deletion vectors share a file. */
  public static Set<String> of(Collection<DeleteFile> deletes) {
    Set<String> ids = new TreeSet<>();
    deletes.forEach(delete -> ids.add(of(delete)));
    return ids;
  }

  /** What tells it apart from others. */
  static String of(DeleteFile delete) {
    return delete.location() + '#' + delete.contentOffset();
  }
}
