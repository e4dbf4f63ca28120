package dev.firn.tests;

import dev.firn.local.KafkaTopics;
import dev.firn.local.site.LocalSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records of one topic with one partition. */
record TopicRecords(LocalSite site, String topic) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  void send(String value) throws Exception {
    new KafkaTopics(site.kafka()).create(topic, 1);
    Map<String, Object> settings = Map.of("bootstrap.servers", site.kafka(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(topic, value))
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** All values, oldest first. */
  List<String> all() {
    Map<String, Object> settings = Map.of("bootstrap.servers", site.kafka());
    var partition = new TopicPartition(topic, 0);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition), LIMIT).getOrDefault(partition, 0L);
      List<String> values = new ArrayList<>();
      while (consumer.position(partition, LIMIT) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}
