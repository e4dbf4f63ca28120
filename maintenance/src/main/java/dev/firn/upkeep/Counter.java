package dev.firn.upkeep;

/**
 * Something that was counted.
 *
 * @param name what, in lower case with underscores, such as {@code files_deleted}
 * @param value how much
 * @param unit of what, such as {@code files} or {@code bytes}
 */
public record Counter(String name, long value, String unit) {

  /** As people read it. */
  public String text() {
    return name.replace('_', ' ') + ": " + value + " " + unit;
  }
}
