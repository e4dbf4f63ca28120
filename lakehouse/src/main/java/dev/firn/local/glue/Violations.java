package dev.firn.local.glue;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with one request, told at once and in the words of AWS. */
final class Violations {
  private static final int SHOWN_CHARS = 80;

  private final List<String> found = new ArrayList<>();

  void add(String value, String path, String constraint) {
    String shown = value.length() <= SHOWN_CHARS ? value : value.substring(0, SHOWN_CHARS) + "...";
    found.add(
        "Value '%s' at '%s' failed to satisfy constraint: %s".formatted(shown, path, constraint));
  }

  void addMissing(String path) {
    found.add(
        "Value null at '%s' failed to satisfy constraint: Member must not be null".formatted(path));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new GlueException(
          ErrorCode.VALIDATION,
          "%d validation error%s detected: %s"
              .formatted(found.size(), found.size() == 1 ? "" : "s", String.join("; ", found)));
    }
  }
}
