package dev.firn.encryption;

import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/**
 * A part of a bucket.
 *
 * @param prefix ends in {@code /}, so that a sibling with a longer name is not part of it; empty
 *     for all of the bucket
 */
record S3Location(String bucket, String prefix) {

  private static final String SCHEME = "s3://";

  /** Everything below a location of the form {@code s3://bucket/prefix}. */
  static S3Location below(String warehouse) {
    String path = warehouse.substring(SCHEME.length());
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Location(path, "")
        : new S3Location(path.substring(0, slash), path.substring(slash + 1) + "/");
  }

  S3Location wholeBucket() {
    return new S3Location(bucket, "");
  }

  String uri(String key) {
    return SCHEME + bucket + "/" + key;
  }

  void addTo(ListObjectsV2Request.Builder request) {
    request.bucket(bucket).prefix(prefix);
  }

  @Override
  public String toString() {
    return uri(prefix);
  }
}
