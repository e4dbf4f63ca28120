package dev.firn.replay.kafka;

import dev.firn.lake.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * A topic to send to.
 *
 * @param partitions of the topic if it has to be created
 * @param patience how long Kafka may be away before the replay gives up
 */
public record KafkaTarget(KafkaSettings settings, int partitions, Duration patience) {

  String topic() {
    return settings.topic();
  }

  String servers() {
    return settings.bootstrapServers();
  }

  /** Settings that every kind of client takes: the address, and how to log in. */
  Map<String, Object> clientProperties() {
    Map<String, Object> properties = new HashMap<>();
    settings
        .properties()
        .forEach((name, value) -> {
          if (name.startsWith("security.") || name.startsWith("sasl.") || name.startsWith("ssl.")) {
            properties.put(name, value);
          }
        });
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers());
    return properties;
  }
}
