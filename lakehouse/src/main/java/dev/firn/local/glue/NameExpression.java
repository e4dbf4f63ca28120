package dev.firn.local.glue;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The Expression of GetTables: a regular expression that a whole name must match. A star that
 * repeats nothing in particular ({@code sales*}, {@code *_old}) means any characters: clients write
 * such expressions, and the service takes them.
 */
final class NameExpression {
  private static final Pattern BARE_STAR = Pattern.compile("(?<![.\\])}\\\\])\\*");

  private NameExpression() {}

  static Predicate<String> compile(String expression) {
    if (expression.isEmpty()) {
      return name -> true;
    }
    try {
      String regex = BARE_STAR.matcher(expression).replaceAll(".*");
      return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).asMatchPredicate();
    } catch (PatternSyntaxException e) {
      throw new GlueException(
          ErrorCode.INVALID_INPUT,
          "Invalid expression '%s': %s".formatted(expression, e.getDescription()),
          e);
    }
  }
}
