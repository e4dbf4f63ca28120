package dev.firn.trino;

import java.net.URI;
import java.util.Map;

/**
 * Stand-ins for AWS, as the environment variables that every AWS SDK reads. Name the host of S3 by
 * its address ({@code http://127.0.0.1:9000}): only then does the SDK put the bucket into the path,
 * for a name it would ask for the host {@code bucket.name}.
 *
 * @param s3 the S3 endpoint
 * @param glue the Glue endpoint
 * @param accessKeyId what the endpoints accept
 * @param secretAccessKey what the endpoints accept
 */
public record AwsEndpoints(URI s3, URI glue, String accessKeyId, String secretAccessKey) {

  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3",
        s3.toString(),
        "AWS_ENDPOINT_URL_GLUE",
        glue.toString(),
        "AWS_ACCESS_KEY_ID",
        accessKeyId,
        "AWS_SECRET_ACCESS_KEY",
        secretAccessKey);
  }

  /** Returns the endpoints; the secret stays out of logs. */
  @Override
  public String toString() {
    return "AwsEndpoints[s3=%s, glue=%s]".formatted(s3, glue);
  }
}
