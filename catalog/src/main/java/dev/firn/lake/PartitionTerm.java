package dev.firn.lake;

/**
 * One partition field: a transform of a column.
 *
 * @param width number of buckets, or length of the truncation; 0 for every other transform
 */
public record PartitionTerm(String column, Transform transform, int width) {

  /** Iceberg's partition transforms. */
  public enum Transform {
    IDENTITY,
    YEAR,
    MONTH,
    DAY,
    HOUR,
    BUCKET,
    TRUNCATE;
  }
}
