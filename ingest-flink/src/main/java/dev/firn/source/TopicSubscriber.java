package dev.firn.source;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the partitions of one topic. A topic that does not exist yet, or brokers that do not answer
 * for a while, are no reason for the job to fail: the source asks again after its discovery
 * interval, and partitions that it reads already are read on as soon as their brokers answer.
 */
final class TopicSubscriber implements KafkaSubscriber {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSubscriber.class);

  private final String topic;
  private final String bootstrapServers;
  private final HashSet<TopicPartition> known = new HashSet<>();

  TopicSubscriber(String topic, String bootstrapServers) {
    this.topic = topic;
    this.bootstrapServers = bootstrapServers;
  }

  @Override
  public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient adminClient) {
    try {
      TopicDescription description =
          Objects.requireNonNull(
              adminClient.describeTopics(Set.of(topic)).allTopicNames().get().get(topic));
      description
          .partitions()
          .forEach(partition -> known.add(new TopicPartition(topic, partition.partition())));
    } catch (ExecutionException e) {
      warn(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Set.copyOf(known);
  }

  private void warn(Throwable cause) {
    String reason =
        cause instanceof UnknownTopicOrPartitionException
            ? "there is no such topic"
            : String.valueOf(cause.getMessage());
    LOG.warn(
        "Cannot find the partitions of topic {} at {}: {}; trying again",
        topic,
        bootstrapServers,
        reason);
  }
}
