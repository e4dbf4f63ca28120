package dev.firn.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic that fills sales and inventory. */
record RetailEvents(LocalLake lake) {
  private static final String TOPIC = "retail.events";

  /**
   * Sends events, and waits until Kafka has them.
   *
   * @param events JSON; those with the same key stay in order
   */
  void send(List<Map.Entry<String, String>> events) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", lake.site().kafka(), "acks", "all");
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (Map.Entry<String, String> event : events) {
        sent.add(producer.send(new ProducerRecord<>(TOPIC, event.getKey(), event.getValue())));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }
}
