package dev.firn.lake;

import java.util.Map;

/**
 * A Kafka topic to read.
 *
 * @param bootstrapServers comma separated {@code host:port}
 * @param properties further consumer properties (security, for example), as declared
 */
public record KafkaSettings(String bootstrapServers, String topic, Map<String, String> properties) {

  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  /** Property values may be passwords: only their names are shown. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers=%s, topic=%s, properties=%s]"
        .formatted(bootstrapServers, topic, properties.keySet());
  }
}
