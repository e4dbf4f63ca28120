package dev.firn.lake.yaml.document;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills in {@code ${NAME}} and {@code ${NAME:-default}} from the environment. As in a shell, the
 * default holds where the variable is missing or empty. A literal <code>${</code> is written <code>
 * $${</code>.
 */
final class Substitution {

  private static final Pattern PLACE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(\\}?)");
  private static final Pattern REFERENCE =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);

  private final Map<String, String> environment;

  Substitution(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The text with every place filled in; a place that cannot be filled in is left out. */
  String apply(String text, Consumer<String> problem) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(fill((Matcher) place, problem)));
  }

  private String fill(Matcher place, Consumer<String> problem) {
    if (place.group(1) == null) {
      return "${";
    }
    Matcher reference = REFERENCE.matcher(place.group(1));
    if (place.group(2).isEmpty() || !reference.matches()) {
      problem.accept(
          "'" + place.group() + "' is not a variable: write ${NAME} or ${NAME:-default}");
      return "";
    }
    return value(reference.group(1), reference.group(2), problem);
  }

  private String value(String name, @Nullable String otherwise, Consumer<String> problem) {
    String value = environment.get(name);
    if (otherwise != null) {
      return value == null || value.isEmpty() ? otherwise : value;
    }
    if (value == null) {
      problem.accept(
          "environment variable " + name + " is not set, and ${" + name + "} has no default");
      return "";
    }
    return value;
  }
}
