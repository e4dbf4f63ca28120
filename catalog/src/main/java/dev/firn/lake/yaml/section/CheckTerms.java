package dev.firn.lake.yaml.section;

import dev.firn.lake.check.Check;
import dev.firn.lake.check.CheckParser;
import dev.firn.lake.check.CheckSyntaxException;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.Optional;

/** Reads the items of {@code checks}. */
final class CheckTerms {

  private CheckTerms() {}

  static Check read(YamlValue value) {
    return value.itemText().flatMap(text -> read(value, text)).orElse(Unreadable.CHECK);
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
