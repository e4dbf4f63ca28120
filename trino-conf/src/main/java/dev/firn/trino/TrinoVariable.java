package dev.firn.trino;

/**
 * The environment variables that the files in {@code etc} name as <code>${ENV:NAME}</code>. A node
 * without one of them refuses to start and says which. Production and a laptop differ in these
 * values and in the variables of the AWS SDK, nothing else: {@code AWS_ENDPOINT_URL_S3} and {@code
 * AWS_ENDPOINT_URL_GLUE} (a VPC endpoint, or a local stand-in; unset otherwise) and credentials,
 * where the default chain does not find them by itself.
 */
public enum TrinoVariable {
  /** The region of bucket, key and catalog, which all AWS clients read under this name. */
  REGION("AWS_REGION"),
  /**
   * The key that encrypts every object: the ARN in production; S3Mock wants the id alone, the part
   * of the ARN behind {@code key/}.
   */
  KMS_KEY_ID("FIRN_KMS_KEY"),
  /** Where schemas without a location of their own go, {@code s3://bucket/prefix}. */
  WAREHOUSE("FIRN_WAREHOUSE"),
  /** {@code true} on the one node that plans queries, {@code false} on workers. */
  COORDINATOR("FIRN_TRINO_COORDINATOR"),
  /** {@code true} where the coordinator also scans, as a single node must. */
  COORDINATOR_WORKS("FIRN_TRINO_COORDINATOR_WORKS"),
  /** The coordinator's own URL, {@code http://host:port}, the same on every node. */
  DISCOVERY_URI("FIRN_TRINO_DISCOVERY_URI"),
  /** The name of the cluster: lower case letters, digits, {@code -} and {@code _}. */
  ENVIRONMENT("FIRN_TRINO_ENVIRONMENT"),
  /** The port of the web page, of clients and of other nodes. */
  HTTP_PORT("FIRN_TRINO_HTTP_PORT"),
  /** The secret by which the nodes of a cluster know each other; the same on every node. */
  SECRET("FIRN_TRINO_SECRET");

  private final String variable;

  TrinoVariable(String variable) {
    this.variable = variable;
  }

  /** Returns the name in the environment. */
  public String variable() {
    return variable;
  }
}
