package dev.firn.local.part;

import dev.firn.local.site.FreePorts;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Healthy when the broker answers as a member of its cluster. */
record KafkaHealth(String bootstrapServers) implements HealthCheck {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @Override
  public boolean passes() {
    int port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
    // The client logs a warning for each refused connection: ask only who listens.
    return !FreePorts.isFree(port) && answers();
  }

  private boolean answers() {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    try (Admin admin = Admin.create(settings)) {
      return !admin
          .describeCluster()
          .nodes()
          .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException unreachable) {
      return false;
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
