package dev.firn.lake.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a check from its text, whose first word says of which kind it is. */
public final class CheckParser {

  /** The words by which checks begin. */
  public static final List<String> KINDS = List.of("not", "unique", "range", "expression", "rows");

  private static final String COLUMN = "[A-Za-z0-9_]+";
  private static final Pattern COLUMNS = Pattern.compile(COLUMN + "(?:\\s*,\\s*" + COLUMN + ")*");
  private static final Pattern BOUNDS =
      Pattern.compile("(" + COLUMN + ")(?:\\s+from\\s+(.+?))?(?:\\s+to\\s+(.+?))?");
  private static final Pattern WITHIN = Pattern.compile("within\\s+([0-9]{1,3})\\s*%");
  private static final Pattern NULLS = Pattern.compile("null\\s+(.*)", Pattern.DOTALL);
  private static final Pattern WORDS = Pattern.compile("(\\S+)(?:\\s+(.*))?", Pattern.DOTALL);

  private CheckParser() {}

  /**
   * Reads one check.
   *
   * @throws CheckSyntaxException if it is none
   */
  public static Check parse(String text) {
    Matcher words = WORDS.matcher(text.strip());
    if (!words.matches()) {
      throw new CheckSyntaxException("is empty");
    }
    String kind = words.group(1).toLowerCase(Locale.ROOT);
    String rest = words.group(2) == null ? "" : words.group(2).strip();
    return switch (kind) {
      case "not" -> new Check.NotNull(columns(text, nulls(text, rest), "not null COLUMN, ..."));
      case "unique" -> new Check.Unique(columns(text, rest, "unique COLUMN, ..."));
      case "range" -> range(text, rest);
      case "expression" -> expression(rest);
      case "rows" -> rows(text, rest);
      default ->
          throw new CheckSyntaxException(
              "'" + text + "' begins with none of not null, unique, range, expression, rows",
              Optional.of(kind));
    };
  }

  private static String nulls(String text, String rest) {
    Matcher nulls = NULLS.matcher(rest);
    if (!nulls.matches()) {
      throw not(text, "not null COLUMN, ...");
    }
    return nulls.group(1).strip();
  }

  private static List<String> columns(String text, String columns, String form) {
    if (!COLUMNS.matcher(columns).matches()) {
      throw not(text, form);
    }
    return List.of(columns.split("\\s*,\\s*"));
  }

  private static Check range(String text, String rest) {
    Matcher bounds = BOUNDS.matcher(rest);
    if (!bounds.matches() || (bounds.group(2) == null && bounds.group(3) == null)) {
      throw not(text, "range COLUMN [from LOWEST] [to HIGHEST]");
    }
    return new Check.Range(
        bounds.group(1),
        Optional.ofNullable(bounds.group(2)),
        Optional.ofNullable(bounds.group(3)));
  }

  private static Check expression(String sql) {
    String problem = Condition.problem(sql);
    if (!problem.isEmpty()) {
      throw new CheckSyntaxException("'" + sql + "' is no condition: " + problem);
    }
    return new Check.Expression(sql);
  }

  private static Check rows(String text, String rest) {
    Matcher within = WITHIN.matcher(rest);
    if (!within.matches() || Integer.parseInt(within.group(1)) > 100) {
      throw not(text, "rows within N%, N from 0 to 100");
    }
    return new Check.Rows(Integer.parseInt(within.group(1)));
  }

  private static CheckSyntaxException not(String text, String form) {
    return new CheckSyntaxException("'" + text + "' is not: " + form);
  }
}
