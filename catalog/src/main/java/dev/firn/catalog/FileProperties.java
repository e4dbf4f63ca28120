package dev.firn.catalog;

import dev.firn.lake.Lake;
import dev.firn.lake.StorageSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Iceberg's properties for reading and writing the lake's files: every object with its KMS key. */
final class FileProperties {

  /** What S3 deletes in one request; Iceberg asks for a quarter of it by default. */
  private static final String MOST_KEYS = "1000";

  private FileProperties() {}

  static Map<String, String> of(Lake lake) {
    StorageSettings storage = lake.storage();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
    properties.put("client.region", storage.region());
    storage.endpoint().ifPresent(endpoint -> properties.put("s3.endpoint", endpoint));
    properties.put("s3.path-style-access", Boolean.toString(storage.pathStyleAccess()));
    properties.put("s3.delete.batch-size", MOST_KEYS);
    properties.put("s3.sse.type", "kms");
    properties.put("s3.sse.key", key(lake));
    return properties;
  }

  /**
   * S3 itself takes an ARN, which also names a key of another account. Stores that only speak its
   * protocol know keys by their ids.
   */
  private static String key(Lake lake) {
    return lake.storage().endpoint().isPresent()
        ? lake.encryption().kmsKeyId()
        : lake.encryption().kmsKey();
  }
}
