package dev.firn.ingest;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Function;

/**
 * Puts the job's settings together. The command line wins over the file or URL that {@code
 * --config} names ({@code key=value} or {@code key: value} lines), that over the property group
 * {@code firn} of managed Flink, that over the defaults. Keys {@code env.NAME} add to the
 * environment that fills in {@code ${NAME}} in the lake, and win over it.
 */
final class SettingsReader {
  static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);
  static final int BUFFER_ROWS = 20_000;
  static final int MAX_EVENT_BYTES = 1 << 20;
  static final int REST_PORT = 8081;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> environment;
  private final Map<Setting, String> values = new LinkedHashMap<>();
  private final Map<Setting, String> places = new LinkedHashMap<>();
  private final Map<String, String> declaredEnvironment = new LinkedHashMap<>();

  private SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads all places.
   *
   * @param environment variables of this process
   * @param propertyGroups file of managed Flink; need not exist
   * @throws IngestException with a line for each problem
   */
  static IngestSettings read(
      String[] arguments, Map<String, String> environment, Path propertyGroups) {
    return new SettingsReader(environment).readLayers(arguments, propertyGroups);
  }

  private IngestSettings readLayers(String[] arguments, Path propertyGroups) {
    SettingsLayer commandLine = CommandLine.read(arguments, problems);
    SettingsLayer group = PropertyGroups.read(propertyGroups);
    add(group);
    String config =
        commandLine.values().getOrDefault(Setting.CONFIG.key(), values.get(Setting.CONFIG));
    if (config != null) {
      add(new SettingsLayer(config, properties(TextSource.read(config))));
    }
    add(commandLine);
    return settings();
  }

  private static Map<String, String> properties(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private void add(SettingsLayer layer) {
    layer.values().forEach((key, value) -> add(layer.place(), key, value.strip()));
  }

  private void add(String place, String key, String value) {
    Optional<Setting> setting = Setting.of(key);
    if (setting.isPresent()) {
      values.put(setting.get(), value);
      places.put(setting.get(), place);
    } else if (key.startsWith(Setting.ENVIRONMENT)) {
      declaredEnvironment.put(key.substring(Setting.ENVIRONMENT.length()), value);
    } else {
      problems.add(
          "%s: %s: unknown key, expected one of %s, env.NAME".formatted(place, key, Setting.all()));
    }
  }

  private IngestSettings settings() {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.putAll(declaredEnvironment);
    Optional<String> checkpoints = value(Setting.CHECKPOINTS, Function.identity());
    Optional<String> lake = value(Setting.LAKE, Function.identity());
    if (lake.isEmpty()) {
      problems.add("Cannot start: --lake, the path or URL of lake.yaml, is missing");
    }
    IngestSettings settings =
        new IngestSettings(
            lake.orElse(""),
            variables,
            value(Setting.CHECKPOINT_INTERVAL, SettingText::duration).orElse(CHECKPOINT_INTERVAL),
            checkpoints,
            recover(checkpoints),
            value(Setting.EPOCH, SettingText::newEpoch).orElse(false),
            value(Setting.PARALLELISM, SettingText::positive)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()),
            value(Setting.STATE, SettingText::state).orElse(IngestSettings.StateBackend.CLUSTER),
            value(Setting.BUFFER_ROWS, SettingText::positive).orElse(BUFFER_ROWS),
            value(Setting.MAX_EVENT_BYTES, SettingText::positive).orElse(MAX_EVENT_BYTES),
            value(Setting.REST_PORT, SettingText::positive).orElse(REST_PORT));
    if (!problems.isEmpty()) {
      throw IngestException.invalid(problems);
    }
    return settings;
  }

  private Recover recover(Optional<String> checkpoints) {
    Recover recover =
        value(Setting.RECOVER, Recover::parse)
            .orElse(checkpoints.isPresent() ? new Recover.Newest() : new Recover.ByCluster());
    if (recover instanceof Recover.Newest && checkpoints.isEmpty()) {
      problems.add("Cannot recover from the newest checkpoint: --checkpoints is missing");
    }
    return recover;
  }

  private <T> Optional<T> value(Setting setting, Function<String, T> parser) {
    String text = values.get(setting);
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s: %s: '%s': %s".formatted(places.get(setting), setting.key(), text, e.getMessage()));
      return Optional.empty();
    }
  }
}
