package dev.firn.ingest;

import dev.firn.source.OffsetRange;
import dev.firn.source.TimeWindow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a replay does: the settings of the job, and, on the command line only, {@code --table NAME
 * --into STAGING --from TIME --to TIME --offsets PARTITION:FROM-TO,...}.
 *
 * @param job settings that it shares with the job that ingests
 * @param table whose rows are computed again
 * @param into staging table that takes them
 * @param window events that count, by Kafka's time
 * @param offsets where they are; at least one range
 */
record ReplaySettings(
    IngestSettings job, String table, String into, TimeWindow window, List<OffsetRange> offsets) {

  ReplaySettings {
    offsets = List.copyOf(offsets);
  }

  /**
   * Reads the command line, and all else where the job's settings are.
   *
   * @throws IngestException with a line for each problem
   */
  static ReplaySettings read(
      String[] arguments, Map<String, String> environment, Path propertyGroups) {
    List<String> problems = new ArrayList<>();
    Map<String, String> others =
        new LinkedHashMap<>(CommandLine.read(arguments, problems).values());
    String table = take(others, "table", problems, Function.identity());
    String into = take(others, "into", problems, Function.identity());
    Long from = take(others, "from", problems, ReplaySettings::millis);
    Long to = take(others, "to", problems, ReplaySettings::millis);
    List<OffsetRange> offsets = take(others, "offsets", problems, ReplaySettings::ranges);
    if (table == null || into == null || from == null || to == null || offsets == null) {
      throw IngestException.invalid(problems);
    }
    if (to <= from) {
      problems.add("Cannot replay from %d to %d ms: that is no time".formatted(from, to));
    }
    if (!problems.isEmpty()) {
      throw IngestException.invalid(problems);
    }
    String[] job =
        others.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    return new ReplaySettings(
        SettingsReader.read(job, environment, propertyGroups),
        table,
        into,
        new TimeWindow(from, to),
        offsets);
  }

  private static <T> @Nullable T take(
      Map<String, String> values, String key, List<String> problems, Function<String, T> parser) {
    String text = values.remove(key);
    if (text == null || text.isEmpty()) {
      problems.add("Cannot replay: --" + key + " is missing");
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      problems.add("Cannot replay: --%s '%s': %s".formatted(key, text, e.getMessage()));
      return null;
    }
  }

  private static Long millis(String text) {
    return Instant.parse(text).toEpochMilli();
  }

  private static List<OffsetRange> ranges(String text) {
    return Stream.of(text.split(",", -1)).map(OffsetRange::parse).toList();
  }
}
