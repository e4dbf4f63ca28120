package dev.firn.lake;

import java.util.Locale;

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

  /**
   * The name of the partition field, the same whether the field comes with the table or later; it
   * holds the width, so that two widths of one column never claim one name.
   */
  public String fieldName() {
    return switch (transform) {
      case IDENTITY -> column;
      case YEAR, MONTH, DAY, HOUR -> column + "_" + word();
      case BUCKET -> column + "_bucket_" + width;
      case TRUNCATE -> column + "_trunc_" + width;
    };
  }

  /** As {@code lake.yaml} writes it; equal texts are equal terms. */
  public String text() {
    return switch (transform) {
      case IDENTITY -> column;
      case YEAR, MONTH, DAY, HOUR -> word() + "(" + column + ")";
      case BUCKET, TRUNCATE -> word() + "(" + width + ", " + column + ")";
    };
  }

  private String word() {
    return transform.name().toLowerCase(Locale.ROOT);
  }
}
