package dev.firn.reprocess.replay;

import dev.firn.lake.KafkaSettings;
import java.util.List;

/** Finds events by their time. */
@FunctionalInterface
interface TopicOffsets {

  /**
   * All partitions of a topic, in order; none if there is no such topic.
   *
   * @throws ReplayException if Kafka does not answer
   */
  List<PartitionOffsets> find(KafkaSettings source, long fromMillis, long stopMillis);
}
