package dev.firn.bench.metadata;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What the local catalog takes: anything. */
public final class AnyCredentials implements AwsCredentialsProvider {

  /** Called by name. */
  public static AnyCredentials create() {
    return new AnyCredentials();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return AwsBasicCredentials.create("any", "any");
  }
}
