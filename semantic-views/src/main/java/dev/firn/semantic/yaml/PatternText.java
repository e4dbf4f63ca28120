package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that a service takes only in a certain form.
 *
 * @param what it is, in words, as in {@code "no region"}
 */
record PatternText(Pattern pattern, String what) {

  static final PatternText REGION = of("[a-z]{2,}(-[a-z]+)+-[0-9]", "region, such as eu-west-1");
  static final PatternText ENDPOINT = of("https?://[^\\s]+", "address that begins with http");

  static PatternText of(String regex, String what) {
    return new PatternText(Pattern.compile(regex), what);
  }

  /** The text of a key; nothing if it is left out, or has another form, which is reported. */
  Optional<String> read(Optional<YamlSection> section, Key key) {
    return section.flatMap(it -> it.text(key).flatMap(text -> checked(text, it, key)));
  }

  private Optional<String> checked(String text, YamlSection section, Key key) {
    if (pattern.matcher(text).matches()) {
      return Optional.of(text);
    }
    section.value(key).ifPresent(this::report);
    return Optional.empty();
  }

  private void report(YamlValue value) {
    value.report("'%s' is no %s".formatted(value.text().orElse(""), what));
  }
}
