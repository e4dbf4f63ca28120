package dev.firn.reprocess.replay;

import dev.firn.lake.KafkaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka, with the consumer properties that the stream declares; reads no event, and joins no
 * group.
 */
final class KafkaOffsets implements TopicOffsets {

  @Override
  public List<PartitionOffsets> find(KafkaSettings source, long fromMillis, long stopMillis) {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties(source), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return find(consumer, source.topic(), fromMillis, stopMillis);
    } catch (KafkaException e) {
      throw new ReplayException(
          "Cannot find events of topic %s at %s: %s"
              .formatted(source.topic(), source.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  private static List<PartitionOffsets> find(
      Consumer<byte[], byte[]> consumer, String topic, long fromMillis, long stopMillis) {
    List<PartitionInfo> known = consumer.partitionsFor(topic);
    if (known == null) {
      return List.of();
    }
    List<TopicPartition> partitions =
        known.stream()
            .map(PartitionInfo::partition)
            .sorted()
            .map(partition -> new TopicPartition(topic, partition))
            .toList();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, OffsetAndTimestamp> earliest = at(consumer, partitions, 0);
    Map<TopicPartition, OffsetAndTimestamp> from = at(consumer, partitions, fromMillis);
    Map<TopicPartition, OffsetAndTimestamp> stop = at(consumer, partitions, stopMillis);
    // Last, so that nothing found before is beyond the end.
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream()
        .map(partition ->
            new PartitionOffsets(
                partition.partition(),
                begins.getOrDefault(partition, 0L),
                ends.getOrDefault(partition, 0L),
                number(earliest.get(partition), OffsetAndTimestamp::timestamp),
                number(from.get(partition), OffsetAndTimestamp::offset),
                number(stop.get(partition), OffsetAndTimestamp::offset)))
        .toList();
  }

  private static Map<TopicPartition, OffsetAndTimestamp> at(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, long millis) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, millis));
    return consumer.offsetsForTimes(times);
  }

  private static OptionalLong number(
      @Nullable OffsetAndTimestamp found, ToLongFunction<OffsetAndTimestamp> number) {
    return found == null ? OptionalLong.empty() : OptionalLong.of(number.applyAsLong(found));
  }

  private static Properties properties(KafkaSettings source) {
    Properties properties = new Properties();
    properties.putAll(source.properties());
    properties.remove("group.id");
    properties.setProperty("bootstrap.servers", source.bootstrapServers());
    properties.setProperty("enable.auto.commit", "false");
    properties.setProperty("allow.auto.create.topics", "false");
    return properties;
  }
}
