package dev.firn.target.aws;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Settings that the clients of all services have in common. A request that is refused for now, or
 * whose reply is lost, is sent again as it was, with the same token where it has one.
 */
public final class ServiceClients {

  private ServiceClients() {}

  /**
   * Prepares a client.
   *
   * @param endpoint overrides the region's own
   * @param busy exceptions with which this service refuses for now, beside those that the SDK knows
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepare(
      B builder,
      String region,
      Optional<String> endpoint,
      Pace pace,
      Set<Class<? extends Throwable>> busy) {
    endpoint.map(URI::create).ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(region))
        .httpClientBuilder(ApacheHttpClient.builder())
        .overrideConfiguration(it -> it.retryStrategy(retries(pace, busy)));
  }

  private static StandardRetryStrategy retries(Pace pace, Set<Class<? extends Throwable>> busy) {
    BackoffStrategy backoff = BackoffStrategy.exponentialDelay(pace.first(), pace.longest());
    StandardRetryStrategy.Builder builder =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(pace.attempts())
            .backoffStrategy(backoff)
            .throttlingBackoffStrategy(backoff);
    busy.forEach(builder::retryOnException);
    return builder.build();
  }
}
