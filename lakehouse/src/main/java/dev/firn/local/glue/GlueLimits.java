package dev.firn.local.glue;

/**
 * How many of each thing the catalog holds before it answers ResourceNumberLimitExceededException.
 *
 * @param databases in the catalog
 * @param tables in one database
 * @param versions archived of one table
 */
public record GlueLimits(int databases, int tables, int versions) {
  public GlueLimits {
    if (databases < 1 || tables < 1 || versions < 1) {
      throw new IllegalArgumentException(
          "Cannot limit the catalog to %d databases, %d tables, %d versions: each must be 1 or more"
              .formatted(databases, tables, versions));
    }
  }

  /** The default quotas of an AWS account. */
  public static GlueLimits ofAws() {
    return new GlueLimits(10_000, 200_000, 100_000);
  }
}
