package dev.firn.catalog;

import dev.firn.lake.LakeException;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.iceberg.aws.AwsClientFactories;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Makes sure that the Glue client retries. When Glue answers 5xx after it has applied an update,
 * Iceberg looks whether its commit landed only if the client retried; otherwise it takes the commit
 * for failed and deletes the metadata file that Glue now points to.
 */
final class GlueRetries {

  private static final int MIN_ATTEMPTS = 3;

  private GlueRetries() {}

  /**
   * Looks at a client as Iceberg would build it.
   *
   * @throws LakeException if it would give up too early
   */
  static void check(Map<String, String> properties) {
    try (GlueClient client = AwsClientFactories.from(properties).glue()) {
      OptionalInt attempts = maxAttempts(client);
      if (attempts.isPresent() && attempts.getAsInt() < MIN_ATTEMPTS) {
        throw new LakeException(
            LakeException.Code.CLIENT_UNSAFE,
            "Cannot open the Glue catalog: its client makes at most "
                + attempts.getAsInt()
                + " attempts, and fewer than "
                + MIN_ATTEMPTS
                + " can lose a table (AWS_MAX_ATTEMPTS, aws.maxAttempts, max_attempts)");
      }
    }
  }

  private static OptionalInt maxAttempts(GlueClient client) {
    return client
        .serviceClientConfiguration()
        .overrideConfiguration()
        .retryStrategy()
        .map(RetryStrategy::maxAttempts)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
