package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.quicksight.Refresh;
import dev.firn.semantic.quicksight.Refresh.Interval;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Reads when the copies of data sets are taken anew. */
final class QuickSightRefreshSection {

  private static final Key EVERY =
      Key.required("every", "`hourly`, `daily`, `weekly` or `monthly`", "How often");
  private static final Key AT =
      Key.optional("at", "HH:MM", "none: hourly", "Time of the day; required unless hourly");
  private static final Key ZONE =
      Key.optional("zone", "time zone", "`UTC`", "Zone of that time, such as `Europe/Berlin`");
  private static final Key ON =
      Key.optional(
          "on",
          "`monday` to `sunday`, or 1 to 28, or `last-day-of-month`",
          "none",
          "Day of the week or of the month; required if weekly or monthly");

  static final KeyTable KEYS = KeyTable.of("targets.quicksight.refresh", EVERY, AT, ZONE, ON);

  private static final PatternText IS_TIME =
      PatternText.of("([01][0-9]|2[0-3]):[0-5][0-9]", "time of the day, such as 05:30");
  private static final PatternText IS_WEEKDAY =
      PatternText.of("(mon|tues|wednes|thurs|fri|satur|sun)day", "day of the week");
  private static final PatternText IS_DAY =
      PatternText.of("[1-9]|1[0-9]|2[0-8]|last-day-of-month", "day that every month has");

  private QuickSightRefreshSection() {}

  /** One schedule; nothing if it is wrong, which is reported. */
  static Optional<Refresh> read(YamlValue value) {
    YamlSection section = YamlSection.open(value, KEYS);
    Optional<YamlSection> whole = Optional.of(section);
    Optional<Interval> every = section.choice(EVERY, Interval.class);
    Optional<String> at = IS_TIME.read(whole, AT);
    section.value(ZONE).ifPresent(QuickSightRefreshSection::checkZone);
    String zone = section.text(ZONE).orElse("UTC");
    return every.map(interval -> {
      boolean hourly = interval == Interval.HOURLY;
      boolean onDay = interval == Interval.WEEKLY || interval == Interval.MONTHLY;
      demand(section, AT, !hourly);
      demand(section, ON, onDay);
      Optional<String> on =
          (interval == Interval.WEEKLY ? IS_WEEKDAY : IS_DAY).read(whole.filter(_ -> onDay), ON);
      return new Refresh(interval, at, zone, on.map(QuickSightRefreshSection::spelled));
    });
  }

  private static void demand(YamlSection section, Key key, boolean needed) {
    if (needed && section.value(key).isEmpty()) {
      section.reportMissing(key);
    } else if (!needed) {
      section.value(key).ifPresent(it -> it.report("has no meaning here"));
    }
  }

  private static void checkZone(YamlValue value) {
    String zone = value.text().orElse("");
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      value.report("'%s' is no time zone".formatted(zone));
    }
  }

  private static String spelled(String day) {
    return day.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
