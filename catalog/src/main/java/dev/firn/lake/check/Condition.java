package dev.firn.lake.check;

/**
 * Whether a text can stand between parentheses in SQL without reaching beyond them: quotes are
 * closed, parentheses match, and there is neither a comment nor a semicolon. What it means is for
 * the engine to say.
 */
final class Condition {
  private final String sql;
  private int position;
  private int depth;

  private Condition(String sql) {
    this.sql = sql;
  }

  /** What is wrong with it; empty if nothing is. */
  static String problem(String sql) {
    return sql.isBlank() ? "it is empty" : new Condition(sql).problem();
  }

  private String problem() {
    while (position < sql.length()) {
      String problem = step(sql.charAt(position));
      if (!problem.isEmpty()) {
        return problem;
      }
      position++;
    }
    return depth == 0 ? "" : "a parenthesis is not closed";
  }

  private String step(char letter) {
    if (letter == '\'' || letter == '"') {
      position = sql.indexOf(letter, position + 1);
      if (position < 0) {
        position = sql.length();
        return "a quote is not closed";
      }
    } else if (letter == ';') {
      return "it has a semicolon";
    } else if (sql.startsWith("--", position) || sql.startsWith("/*", position)) {
      return "it has a comment";
    } else if (letter == '(') {
      depth++;
    } else if (letter == ')' && --depth < 0) {
      return "a parenthesis is closed that was not opened";
    }
    return "";
  }
}
