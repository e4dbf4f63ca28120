package dev.firn.lake.yaml.document;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that stands for something else; what does not fit is reported and gives nothing. */
record ScalarText(YamlValue value, String text) {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(KiB|MiB|GiB)");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})%");

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

  Optional<Long> bytes() {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      value.report("must be a size such as 128MiB, 1GiB or 64KiB, not '" + text + "'");
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "KiB" -> amount << 10;
          case "MiB" -> amount << 20;
          default -> amount << 30;
        });
  }

  Optional<Integer> percent() {
    Matcher matcher = PERCENT.matcher(text);
    if (matcher.matches()) {
      int number = Integer.parseInt(matcher.group(1));
      if (number >= 1 && number <= 100) {
        return Optional.of(number);
      }
    }
    value.report("must be a share from 1% to 100%, not '" + text + "'");
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
