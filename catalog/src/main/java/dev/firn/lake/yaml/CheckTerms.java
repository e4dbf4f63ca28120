package dev.firn.lake.yaml;

import dev.firn.lake.check.Check;
import dev.firn.lake.check.CheckParser;
import dev.firn.lake.check.CheckSyntaxException;
import java.util.Optional;

/** Reads the items of {@code checks}. */
final class CheckTerms {

  /** Keeps the place of a check that could not be read; no text reads as this one. */
  private static final Check NO_CHECK = new Check.Expression("");

  private CheckTerms() {}

  static boolean isReadable(Check check) {
    return !check.equals(NO_CHECK);
  }

  static Check read(YamlValue value) {
    return value.itemText().flatMap(text -> read(value, text)).orElse(NO_CHECK);
  }

  private static Optional<Check> read(YamlValue value, String text) {
    try {
      return Optional.of(CheckParser.parse(text));
    } catch (CheckSyntaxException e) {
      value.report(
          String.valueOf(e.getMessage()),
          e.unknownKind().flatMap(kind -> Spelling.closest(kind, CheckParser.KINDS)));
      return Optional.empty();
    }
  }
}
