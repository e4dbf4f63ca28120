package dev.firn.trino;

import java.util.Map;
import java.util.TreeMap;

/**
 * The values of a Trino that is one node on this machine and answers on the loopback address only.
 *
 * @param httpPort the port to listen on
 * @param region the region of the lake
 * @param warehouse {@code s3://bucket/prefix}
 * @param kmsKeyId the key as the S3 endpoint wants it, see {@link TrinoVariable#KMS_KEY_ID}
 * @param aws the endpoints to use instead of AWS's own
 */
public record SingleNode(
    int httpPort, String region, String warehouse, String kmsKeyId, AwsEndpoints aws) {

  public SingleNode {
    if (httpPort < 1 || httpPort > 65_535) {
      throw new IllegalArgumentException(
          "Cannot start Trino: port %d is not between 1 and 65535".formatted(httpPort));
    }
  }

  /** Returns every variable that the files in {@code etc} and the AWS clients need. */
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(aws.environment());
    for (TrinoVariable variable : TrinoVariable.values()) {
      environment.put(variable.variable(), value(variable));
    }
    return environment;
  }

  private String value(TrinoVariable variable) {
    return switch (variable) {
      case REGION -> region;
      case KMS_KEY_ID -> kmsKeyId;
      case WAREHOUSE -> warehouse;
      case COORDINATOR, COORDINATOR_WORKS -> "true";
      case DISCOVERY_URI -> "http://127.0.0.1:" + httpPort;
      case ENVIRONMENT -> "local";
      case HTTP_PORT -> Integer.toString(httpPort);
      // No other node exists that could be let in by it.
      case SECRET -> "single-node";
    };
  }
}
