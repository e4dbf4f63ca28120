package dev.firn.replay.kafka;

import dev.firn.replay.EventSink;
import dev.firn.replay.Message;
import dev.firn.replay.ReplayException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends to a Kafka topic, each message once and acknowledged by all replicas. While Kafka is away
 * it waits, saying so, up to the patience of its target. For one sending thread.
 */
public final class KafkaEventSink implements EventSink {
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final KafkaTarget target;
  private final Producer<byte[], byte @Nullable []> producer;
  private final StallWatch stallWatch;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private KafkaEventSink(
      KafkaTarget target, Producer<byte[], byte @Nullable []> producer, StallWatch stallWatch) {
    this.target = target;
    this.producer = producer;
    this.stallWatch = stallWatch;
  }

  /**
   * Waits for Kafka, creates the topic if it is missing, and connects.
   *
   * @param notices takes lines for the user, on any thread
   */
  public static KafkaEventSink open(KafkaTarget target, Consumer<String> notices) {
    new TopicCreation(target, notices).ensure();
    return new KafkaEventSink(
        target,
        new KafkaProducer<>(properties(target)),
        new StallWatch(target.servers(), target.patience(), notices));
  }

  @Override
  public void send(Message message) {
    send(message.key(), message.value());
  }

  /**
   * Hands over one message, which may wait until there is room.
   *
   * @param value not to be changed afterwards; null for a tombstone
   */
  public void send(byte[] key, byte @Nullable [] value) {
    check();
    stallWatch.handedOver();
    try {
      var _ = producer.send(new ProducerRecord<>(target.topic(), key, value), this::completed);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  @Override
  public void flush() {
    try {
      producer.flush();
    } catch (KafkaException e) {
      throw failed(e);
    }
    check();
  }

  @Override
  public void close() {
    stallWatch.close();
    producer.close(CLOSE);
  }

  private void completed(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
    stallWatch.delivered();
    if (problem != null) {
      failure.compareAndSet(null, problem);
    }
  }

  private void check() {
    Exception problem = failure.get();
    if (problem != null) {
      throw failed(problem);
    }
  }

  private ReplayException failed(Exception cause) {
    return new ReplayException(
        "Cannot send to topic '%s' at %s within %d s: %s"
            .formatted(
                target.topic(),
                target.servers(),
                target.patience().toSeconds(),
                cause.getMessage()),
        cause);
  }

  private static Map<String, Object> properties(KafkaTarget target) {
    Map<String, Object> properties = target.clientProperties();
    int patience = Math.toIntExact(target.patience().toMillis());
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 25);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(5_000, patience / 2));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    return properties;
  }
}
