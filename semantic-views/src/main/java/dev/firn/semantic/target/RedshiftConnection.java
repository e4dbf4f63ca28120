package dev.firn.semantic.target;

/** Where in Redshift statements run, and as whom. */
public record RedshiftConnection(String database, Compute compute, Login login) {

  /** What runs them. */
  public sealed interface Compute {
    /** Redshift Serverless. */
    record Workgroup(String name) implements Compute {}

    /** A provisioned cluster. */
    record Cluster(String identifier) implements Compute {}
  }

  /** As whom they run. */
  public sealed interface Login {
    /** As the caller's own AWS identity. */
    record Caller() implements Login {}

    /** As the user in a secret of AWS Secrets Manager. */
    record OfSecret(String arn) implements Login {}

    /** As a user of the cluster, with credentials that are made for the moment. */
    record AsUser(String name) implements Login {}
  }
}
