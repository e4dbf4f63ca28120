package dev.firn.lake.yaml;

import java.util.Optional;

/**
 * One thing that is wrong with a declaration.
 *
 * @param line where, counted from 1
 * @param path the key, for example {@code tables.sales.primary-key}; empty for the file as a whole
 * @param suggestion the name that was probably meant
 */
public record Problem(int line, String path, String reason, Optional<String> suggestion) {

  /** As one line, in the form that editors and build servers turn into a link. */
  public String describe(String sourceName) {
    return sourceName
        + ":"
        + line
        + ": "
        + (path.isEmpty() ? "" : path + ": ")
        + reason
        + suggestion.map(name -> " (did you mean '" + name + "'?)").orElse("");
  }

  @Override
  public String toString() {
    return describe("line");
  }
}
