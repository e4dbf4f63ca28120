package dev.firn.lake.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that stands for something else; what does not fit is reported and gives nothing. */
record ScalarText(YamlValue value, String text) {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  Optional<Integer> integer(int min, int max) {
    if (text.matches("-?[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return Optional.of(number);
      }
    }
    value.report("must be a whole number from " + min + " to " + max + ", not '" + text + "'");
    return Optional.empty();
  }

  Optional<Boolean> flag() {
    if (text.equals("true") || text.equals("false")) {
      return Optional.of(Boolean.valueOf(text));
    }
    value.report("must be true or false, not '" + text + "'");
    return Optional.empty();
  }

  Optional<Duration> duration() {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      value.report("must be a time such as 7d, 12h, 30m, 10s or 500ms, not '" + text + "'");
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }
}
