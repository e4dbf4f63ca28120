package dev.firn.semantic.target;

import java.util.List;
import java.util.Optional;

/**
 * How Redshift is reached, how it reaches the lake, and who reads the views.
 *
 * @param glueDatabase what the external schema stands for
 * @param iamRole role with which Redshift reads Glue and S3: an ARN, or {@code default}
 * @param connection empty if nothing can be published, only rendered
 * @param grants who may select from the views, and nobody else; empty if rights are not looked at
 * @param endpoint overrides the region's own; empty on AWS
 */
public record RedshiftSettings(
    String region,
    String glueDatabase,
    String iamRole,
    Optional<RedshiftConnection> connection,
    Optional<List<Grantee>> grants,
    Optional<String> endpoint) {

  public RedshiftSettings {
    grants = grants.map(List::copyOf);
  }
}
