package dev.firn.target.redshift;

import static dev.firn.target.redshift.RedshiftSql.literal;
import static dev.firn.target.redshift.RedshiftSql.quoted;

import java.util.List;
import java.util.Optional;

/**
 * The schema in which Redshift sees the lake's tables.
 *
 * @param glueDatabase what it stands for
 * @param region of the Glue catalog
 * @param iamRole role with which Redshift reads Glue and S3: an ARN, or {@code default}
 * @param catalogId account that owns the Glue catalog; empty for Redshift's own
 */
public record ExternalSchema(
    String name, String glueDatabase, String region, String iamRole, Optional<String> catalogId) {

  private static final String DEFAULT_ROLE = "default";

  /** How {@code svv_external_schemas} calls a schema over Glue. */
  private static final String GLUE_KIND = "1";

  String text() {
    return "external schema '" + name + "'";
  }

  String lookup() {
    return "SELECT eskind, databasename, esoptions FROM svv_external_schemas WHERE schemaname = "
        + literal(name);
  }

  String create() {
    return "CREATE EXTERNAL SCHEMA IF NOT EXISTS %s FROM DATA CATALOG DATABASE %s REGION %s IAM_ROLE %s%s"
        .formatted(
            quoted(name),
            literal(glueDatabase),
            literal(region),
            iamRole.equals(DEFAULT_ROLE) ? DEFAULT_ROLE : literal(iamRole),
            catalogId.map(id -> " CATALOG_ID " + literal(id)).orElse(""));
  }

  /**
   * In what a schema of that name is another one. Which role {@code default} stands for is not
   * compared: Redshift stores its ARN.
   *
   * @param found kind, database and options
   */
  Optional<String> deviation(List<String> found) {
    if (!found.get(0).equals(GLUE_KIND)) {
      return Optional.of("stands for no Glue database");
    }
    if (!found.get(1).equals(glueDatabase)) {
      return Optional.of(
          "stands for Glue database '%s', not '%s'".formatted(found.get(1), glueDatabase));
    }
    if (!iamRole.equals(DEFAULT_ROLE) && !found.get(2).contains(iamRole)) {
      return Optional.of("reads with another role than '" + iamRole + "'");
    }
    return Optional.empty();
  }
}
