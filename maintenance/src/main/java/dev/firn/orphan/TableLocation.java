package dev.firn.orphan;

import dev.firn.files.PathHash;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a table is. A location is a folder: {@code .../sales_2} is not below {@code .../sales}.
 *
 * @param folder without a slash at the end
 */
record TableLocation(String folder) {
  private static final Pattern METADATA_OF_OTHER =
      Pattern.compile("(.+)/metadata/[^/]+\\.metadata\\.json");

  static TableLocation of(String location) {
    return new TableLocation(location.replaceAll("/+$", ""));
  }

  /** What all of its files begin with. */
  String prefix() {
    return folder + "/";
  }

  /** The path below it; empty for a file that is elsewhere. */
  Optional<String> relative(String location) {
    String here = PathHash.canonical(prefix());
    String path = PathHash.canonical(location);
    return path.startsWith(here) ? Optional.of(path.substring(here.length())) : Optional.empty();
  }

  boolean isSame(TableLocation other) {
    return PathHash.canonical(folder).equals(PathHash.canonical(other.folder));
  }

  boolean contains(TableLocation other) {
    return relative(other.folder).isPresent();
  }

  /**
   * The folder of a table that nobody told of, if this is one of its metadata files.
   *
   * @param path below this location
   */
  Optional<TableLocation> otherTableOf(String path) {
    Matcher matcher = METADATA_OF_OTHER.matcher(path);
    return matcher.matches()
        ? Optional.of(new TableLocation(prefix() + matcher.group(1)))
        : Optional.empty();
  }
}
