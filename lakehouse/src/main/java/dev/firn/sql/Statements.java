package dev.firn.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a script at its semicolons, except those in string literals, quoted identifiers and
 * comments.
 */
public final class Statements {
  private final String script;
  private final List<String> found = new ArrayList<>();
  private int begin;
  private int position;
  private boolean blank = true;

  private Statements(String script) {
    this.script = script;
  }

  /** The statements in order, without their semicolons; those without any word are left out. */
  public static List<String> split(String script) {
    Statements statements = new Statements(script);
    while (statements.position < script.length()) {
      statements.step();
    }
    statements.end();
    return List.copyOf(statements.found);
  }

  private void step() {
    char c = script.charAt(position);
    if (script.startsWith("--", position)) {
      skipTo("\n", 2);
    } else if (script.startsWith("/*", position)) {
      skipTo("*/", 2);
    } else if (c == '\'' || c == '"') {
      blank = false;
      skipTo(String.valueOf(c), 1);
    } else if (c == ';') {
      end();
      begin = ++position;
    } else {
      blank &= Character.isWhitespace(c);
      position++;
    }
  }

  /** A doubled quote inside quotes ends one literal and begins the next, which splits the same. */
  private void skipTo(String terminator, int opened) {
    int at = script.indexOf(terminator, position + opened);
    position = at < 0 ? script.length() : at + terminator.length();
  }

  private void end() {
    if (!blank) {
      found.add(script.substring(begin, Math.min(position, script.length())).strip());
    }
    blank = true;
  }
}
