package dev.firn.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes Kafka records as they are: what they mean is decided where a refusal has somewhere to go.
 */
final class KafkaEventReader implements KafkaRecordDeserializationSchema<KafkaEvent> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KafkaEvent> out) {
    out.collect(
        new KafkaEvent(record.topic(), record.partition(), record.offset(), record.value()));
  }

  @Override
  public TypeInformation<KafkaEvent> getProducedType() {
    return Types.POJO(KafkaEvent.class);
  }
}
