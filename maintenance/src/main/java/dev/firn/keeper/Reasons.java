package dev.firn.keeper;

import org.jspecify.annotations.Nullable;

/** Says an exception in one line: what failed, and what was at the bottom of it. */
final class Reasons {
  private static final int MAX_LENGTH = 500;

  private Reasons() {}

  static String of(Throwable failure) {
    Throwable bottom = failure.getCause();
    for (Throwable next = bottom; next != null; next = next.getCause()) {
      bottom = next;
    }
    String line = bottom == null ? say(failure) : say(failure) + ": " + say(bottom);
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH);
  }

  private static String say(Throwable failure) {
    @Nullable String message = failure.getMessage();
    String words = message == null ? "" : message.lines().findFirst().orElse("").strip();
    return words.isEmpty() ? failure.getClass().getSimpleName() : words;
  }
}
