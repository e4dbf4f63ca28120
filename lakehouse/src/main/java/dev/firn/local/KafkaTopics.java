package dev.firn.local;

import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics where there are none. */
public final class KafkaTopics {

  private static final short ONE_REPLICA = 1;

  private final String bootstrapServers;

  public KafkaTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Creates the topic unless it exists; an existing one stays as it is.
   *
   * @param partitions of a new topic
   */
  public void create(String topic, int partitions) {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(Set.of(new NewTopic(topic, partitions, ONE_REPLICA))).all().get();
    } catch (ExecutionException problem) {
      if (!(problem.getCause() instanceof TopicExistsException)) {
        throw failure(topic, problem);
      }
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw failure(topic, problem);
    }
  }

  private LocalException failure(String topic, Exception problem) {
    return new LocalException(
        Category.EXTERNAL,
        "Cannot create topic %s at %s".formatted(topic, bootstrapServers),
        problem);
  }
}
