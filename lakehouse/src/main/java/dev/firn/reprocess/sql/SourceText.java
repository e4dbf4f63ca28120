package dev.firn.reprocess.sql;

import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.NodeLocation;

/** Finds parts of a parsed text in the text; the parser counts lines, and code points in them. */
final class SourceText {
  private SourceText() {}

  /** Where an identifier ends, as an index into the text. */
  static int end(String text, Identifier identifier) {
    NodeLocation location =
        identifier
            .getLocation()
            .orElseThrow(() -> new IllegalStateException("Cannot find " + identifier));
    int begin = index(text, location);
    if (text.charAt(begin) != '"') {
      String value = identifier.getValue();
      if (!text.regionMatches(true, begin, value, 0, value.length())) {
        throw new IllegalStateException("Cannot find " + identifier + " where the parser saw it");
      }
      return begin + value.length();
    }
    int end = text.indexOf('"', begin + 1);
    while (end + 1 < text.length() && text.charAt(end + 1) == '"') {
      end = text.indexOf('"', end + 2);
    }
    return end + 1;
  }

  private static int index(String text, NodeLocation location) {
    int line = 0;
    for (int i = 1; i < location.getLineNumber(); i++) {
      line = text.indexOf('\n', line) + 1;
    }
    return text.offsetByCodePoints(line, location.getColumnNumber() - 1);
  }
}
