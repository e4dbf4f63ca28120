package dev.firn.replay.kafka;

import dev.firn.replay.ReplayException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Waits for Kafka and makes sure that the topic exists; idempotent. */
final class TopicCreation {
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private final KafkaTarget target;
  private final Consumer<String> notices;

  TopicCreation(KafkaTarget target, Consumer<String> notices) {
    this.target = target;
    this.notices = notices;
  }

  /**
   * Returns when the topic exists.
   *
   * @throws ReplayException if Kafka does not answer in time or refuses
   */
  void ensure() {
    long deadline = System.nanoTime() + target.patience().toNanos();
    try (Admin admin = Admin.create(properties())) {
      while (!attempt(admin)) {
        if (System.nanoTime() > deadline) {
          throw new ReplayException(
              "Cannot reach Kafka at %s: no answer for %d s"
                  .formatted(target.servers(), target.patience().toSeconds()));
        }
        notices.accept("Waiting for Kafka at " + target.servers());
      }
    }
  }

  /** False if Kafka did not answer. */
  private boolean attempt(Admin admin) {
    NewTopic topic =
        new NewTopic(target.topic(), Optional.of(target.partitions()), Optional.empty());
    try {
      admin.createTopics(List.of(topic)).all().get(ATTEMPT.toMillis() * 2, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return existsOrRetry(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplayException("Cannot create topic '%s': interrupted".formatted(target.topic()));
    }
  }

  private boolean existsOrRetry(Throwable cause) {
    if (cause instanceof TopicExistsException) {
      return true;
    }
    if (cause instanceof RetriableException) {
      return false;
    }
    throw new ReplayException(
        "Cannot create topic '%s' at %s: %s"
            .formatted(target.topic(), target.servers(), cause.getMessage()),
        cause);
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = target.clientProperties();
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ATTEMPT.toMillis());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ATTEMPT.toMillis());
    return properties;
  }
}
