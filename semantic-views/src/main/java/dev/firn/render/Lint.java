package dev.firn.render;

import dev.firn.semantic.Target;
import dev.firn.semantic.ViewsException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses SQL that a target does not have, or takes to mean something else. Every word that is
 * followed by a parenthesis must be known; some words are refused wherever they stand. Quoted names
 * and texts are not looked at.
 */
final class Lint {

  private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");
  private static final Pattern WORDS = Pattern.compile("[^a-z0-9_]+");
  private static final Pattern CALL = Pattern.compile("([a-z_][a-z0-9_]*)\\s*\\(");

  /** What all targets have. */
  private static final Set<String> COMMON =
      Set.of(
          "and",
          "as",
          "by",
          "case",
          "cast",
          "coalesce",
          "count",
          "decimal",
          "distinct",
          "else",
          "exists",
          "from",
          "in",
          "having",
          "max",
          "min",
          "not",
          "nullif",
          "on",
          "or",
          "over",
          "row_number",
          "select",
          "sum",
          "then",
          "trim",
          "when",
          "where",
          "all",
          "union");

  /** What no view needs, and at least one target does not have or has in another form. */
  private static final Set<String> NOWHERE =
      Set.of(
          "filter",
          "fetch",
          "values",
          "lateral",
          "unnest",
          "qualify",
          "range",
          "groups",
          "try_cast",
          "similar",
          "ilike",
          "current_timestamp",
          "current_date",
          "now",
          "text",
          "float",
          "real",
          "collate",
          "limit");

  private static final Lint TRINO =
      new Lint(
          Target.TRINO,
          Set.of("date_trunc", "date_add", "approx_distinct", "timestamp"),
          Set.of("numeric", "precision", "approximate", "interval"));
  private static final Lint ATHENA = new Lint(Target.ATHENA, TRINO.calls, TRINO.refused);
  private static final Lint REDSHIFT =
      new Lint(
          Target.REDSHIFT,
          Set.of("date_trunc", "add_months"),
          Set.of("numeric", "bigdecimal", "varchar"));

  private final Target target;
  private final Set<String> calls;
  private final Set<String> refused;

  private Lint(Target target, Set<String> calls, Set<String> refused) {
    this.target = target;
    this.calls = calls;
    this.refused = refused;
  }

  static Lint of(Target target) {
    return switch (target) {
      case TRINO -> TRINO;
      case ATHENA -> ATHENA;
      case REDSHIFT -> REDSHIFT;
    };
  }

  /**
   * Checks one query.
   *
   * @throws ViewsException naming what the target does not have
   */
  void check(String view, String sql) {
    String bare = QUOTED.matcher(sql).replaceAll("?").toLowerCase(Locale.ROOT);
    firstProblem(bare)
        .ifPresent(problem -> {
          throw new ViewsException(
              ViewsException.Code.RENDERED_WRONG,
              "Cannot render view '%s' for %s: it has no '%s'"
                  .formatted(view, target.label(), problem));
        });
  }

  private Optional<String> firstProblem(String bare) {
    if (bare.contains("::")) {
      return Optional.of("::");
    }
    Matcher calling = CALL.matcher(bare);
    while (calling.find()) {
      String word = calling.group(1);
      if (!COMMON.contains(word) && !calls.contains(word)) {
        return Optional.of(word + "(");
      }
    }
    return WORDS
        .splitAsStream(bare)
        .filter(word -> NOWHERE.contains(word) || refused.contains(word))
        .findFirst();
  }
}
