package dev.firn.ingest;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of the job's settings, the same on the command line, in files and property groups. */
enum Setting {
  LAKE("lake"),
  CONFIG("config"),
  CHECKPOINT_INTERVAL("checkpoint-interval"),
  CHECKPOINTS("checkpoints"),
  RECOVER("recover"),
  EPOCH("epoch"),
  PARALLELISM("parallelism"),
  STATE("state"),
  BUFFER_ROWS("buffer-rows"),
  MAX_EVENT_BYTES("max-event-bytes"),
  REST_PORT("rest-port");

  /** Prefix of keys that stand for variables of the environment. */
  static final String ENVIRONMENT = "env.";

  private final String key;

  Setting(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
  }
}
