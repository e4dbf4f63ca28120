package dev.firn.probe;

import dev.firn.lake.DeclaredStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Tells how many messages of a topic the job has not yet read and committed with a checkpoint. */
public final class ConsumedOffsets {
  private final String lake;
  private final DeclaredStream stream;

  /**
   * Looks at the job that reads a stream.
   *
   * @param lake name of the lake
   */
  public ConsumedOffsets(String lake, DeclaredStream stream) {
    this.lake = lake;
    this.stream = stream;
  }

  /** Messages that are in the topic and not behind the job. */
  public long remaining() {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stream.source().bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      return remaining(admin);
    } catch (ExecutionException e) {
      throw new ProbeException(
          "Cannot ask Kafka how far topic '%s' is read: %s"
              .formatted(stream.source().topic(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProbeException("Cannot ask Kafka how far a topic is read: interrupted", e);
    }
  }

  private long remaining(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(group()).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, ListOffsetsResultInfo> ends = ends(admin);
    long remaining = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
      OffsetAndMetadata committed = read.get(end.getKey());
      remaining += end.getValue().offset() - (committed == null ? 0 : committed.offset());
    }
    return remaining;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin)
      throws ExecutionException, InterruptedException {
    String topic = stream.source().topic();
    Map<TopicPartition, OffsetSpec> latest =
        admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
            .flatMap(description -> description.partitions().stream())
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get();
  }

  /** The job's own name for itself, unless the stream declares another. */
  private String group() {
    return stream
        .source()
        .properties()
        .getOrDefault("group.id", "firn-" + lake + "-" + stream.name());
  }
}
