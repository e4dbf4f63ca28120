package dev.firn.peer.spark;

import org.apache.spark.sql.SparkSession;

/** A Spark inside this process that has the lake as its catalog {@code lake}. */
final class LakeSession {
  private LakeSession() {}

  /** Opens it; the endpoints come from the AWS SDK's own variables. */
  static SparkSession open(String warehouse) {
    return SparkSession.builder()
        .master("local[2]")
        .appName("firn-peer")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config(
            "spark.sql.extensions",
            "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
        .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
        .config("spark.sql.catalog.lake.catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog")
        .config("spark.sql.catalog.lake.io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
        .config("spark.sql.catalog.lake.warehouse", warehouse)
        .config("spark.sql.catalog.lake.s3.path-style-access", "true")
        .getOrCreate();
  }
}
