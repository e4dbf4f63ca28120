package dev.firn.tests;

import dev.firn.local.site.LocalSite;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Objects of the lake's bucket, as any AWS SDK sees them. */
final class LakeObjects implements AutoCloseable {

  static final String BUCKET = "firn-retail";
  private static final String KEY_ID =
      LocalSite.KMS_KEY.substring(LocalSite.KMS_KEY.lastIndexOf('/') + 1);

  private final S3Client s3;

  LakeObjects(LocalSite site) {
    this.s3 =
        S3Client.builder()
            .endpointOverride(URI.create(site.s3Endpoint()))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
            .build();
  }

  static String keyId() {
    return KEY_ID;
  }

  void putEncrypted(String key, String content) {
    putWithKey(key, content, KEY_ID);
  }

  void putWithKey(String key, String content, String kmsKey) {
    s3.putObject(
        put ->
            put.bucket(BUCKET)
                .key(key)
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(kmsKey),
        RequestBody.fromString(content));
  }

  void putPlain(String key, String content) {
    s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  String content(String key) {
    return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
  }

  HeadObjectResponse head(String key) {
    return s3.headObject(head -> head.bucket(BUCKET).key(key));
  }

  void delete(String key) {
    s3.deleteObject(delete -> delete.bucket(BUCKET).key(key));
  }

  @Override
  public void close() {
    s3.close();
  }
}
