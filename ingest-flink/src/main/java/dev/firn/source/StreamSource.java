package dev.firn.source;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.common.TopicPartition;

/**
 * The source of a declared stream. It begins where its checkpoint says; without one, at the offsets
 * that its consumer group committed; without those, at the earliest event that Kafka still has. Or
 * it is a part of what Kafka has retained, to be read once more.
 */
public final class StreamSource {
  private static final Duration DISCOVERY_INTERVAL = Duration.ofSeconds(10);

  /**
   * By default a broker answers each fetch with whatever it has, hundreds of times a second on a
   * steady topic; the answers cost broker and job more than what is in them. A stream may declare
   * other values.
   */
  private static final int MIN_FETCH_BYTES = 256 * 1024;

  private static final int MAX_FETCH_WAIT_MILLIS = 100;

  private StreamSource() {}

  /**
   * The source of a stream.
   *
   * @param lake name of the lake; with the stream's it makes the consumer group, unless the stream
   *     declares {@code group.id}
   */
  @SuppressWarnings("deprecation") // the connector wants the strategy that Kafka deprecates
  public static Source<KafkaEvent, ?, ?> of(String lake, DeclaredStream stream) {
    KafkaSettings kafka = stream.source();
    KafkaSource<KafkaEvent> source =
        KafkaSource.<KafkaEvent>builder()
            .setBootstrapServers(kafka.bootstrapServers())
            .setKafkaSubscriber(new TopicSubscriber(kafka.topic(), kafka.bootstrapServers()))
            .setStartingOffsets(
                OffsetsInitializer.committedOffsets(
                    org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST))
            .setDeserializer(new KafkaEventReader())
            .setProperties(properties(lake, stream))
            .build();
    return committingLate(source);
  }

  /**
   * Some of the events that a stream has had, each once. Commits no offsets. An offset that Kafka
   * does not hold any more fails the job.
   *
   * @param ranges at least one, of different partitions
   */
  @SuppressWarnings("deprecation") // the connector wants the strategy that Kafka deprecates
  public static Source<KafkaEvent, ?, ?> retained(
      String lake, DeclaredStream stream, List<OffsetRange> ranges) {
    KafkaSettings kafka = stream.source();
    Map<TopicPartition, Long> from = new HashMap<>();
    Map<TopicPartition, Long> to = new HashMap<>();
    for (OffsetRange range : ranges) {
      TopicPartition partition = new TopicPartition(kafka.topic(), range.partition());
      from.put(partition, range.from());
      to.put(partition, range.to());
    }
    return KafkaSource.<KafkaEvent>builder()
        .setBootstrapServers(kafka.bootstrapServers())
        .setPartitions(new HashSet<>(from.keySet()))
        .setStartingOffsets(
            OffsetsInitializer.offsets(
                from, org.apache.kafka.clients.consumer.OffsetResetStrategy.NONE))
        .setBounded(OffsetsInitializer.offsets(to))
        .setDeserializer(new KafkaEventReader())
        .setProperties(withoutGroup(properties(lake, stream)))
        .build();
  }

  /** The group is that of the running job. */
  private static Properties withoutGroup(Properties properties) {
    properties.remove("group.id");
    properties.setProperty("client.id.prefix", properties.get("client.id.prefix") + "-replay");
    properties.setProperty("commit.offsets.on.checkpoint", "false");
    return properties;
  }

  /** The same source, whose offsets are committed one checkpoint later. */
  public static <S extends SourceSplit, E> Source<KafkaEvent, S, E> committingLate(
      Source<KafkaEvent, S, E> source) {
    return new LateCommittingSource<>(source, Types.POJO(KafkaEvent.class));
  }

  private static Properties properties(String lake, DeclaredStream stream) {
    Properties properties = new Properties();
    properties.setProperty("group.id", "firn-" + lake + "-" + stream.name());
    properties.setProperty("client.id.prefix", "firn-" + lake + "-" + stream.name());
    // The default, rebootstrap, makes the admin client of Kafka 4.1 spin while no broker answers.
    properties.setProperty("metadata.recovery.strategy", "none");
    properties.setProperty("fetch.min.bytes", Integer.toString(MIN_FETCH_BYTES));
    properties.setProperty("fetch.max.wait.ms", Integer.toString(MAX_FETCH_WAIT_MILLIS));
    properties.putAll(stream.source().properties());
    properties.setProperty("enable.auto.commit", "false");
    properties.setProperty("commit.offsets.on.checkpoint", "true");
    properties.setProperty(
        "partition.discovery.interval.ms", Long.toString(DISCOVERY_INTERVAL.toMillis()));
    return properties;
  }
}
