package dev.firn.lake.yaml.document;

import java.util.Optional;

/**
 * One thing that is wrong with a declaration.
 *
 * @param line where, counted from 1
 * @param path the key, for example {@code tables.sales.primary-key}; empty for the file as a whole
 * @param suggestion the name that was probably meant
 */
public record Problem(int line, String path, String reason, Optional<String> suggestion) {

  private static final int MAX_LENGTH = 400;

  /** As one line, in the form that editors and build servers turn into a link. */
  public String describe(String sourceName) {
    return sourceName
        + ":"
        + line
        + ": "
        + (path.isEmpty() ? "" : shown(path) + ": ")
        + shown(reason)
        + suggestion.map(name -> " (did you mean '" + shown(name) + "'?)").orElse("");
  }

  /** Names and values come from the file: they may be long, and have more than one line. */
  private static String shown(String text) {
    String bounded = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    return bounded.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public String toString() {
    return describe("line");
  }
}
