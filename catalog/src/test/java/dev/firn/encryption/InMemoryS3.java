package dev.firn.encryption;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One bucket whose objects have an encryption and no bytes. */
final class InMemoryS3 implements S3Client {

  private static final int PAGE = 10;

  private final String bucket;
  private final NavigableMap<String, HeadObjectResponse> objects = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> refusals = new ConcurrentSkipListMap<>();
  private final Set<String> deletedAfterListing = new HashSet<>();

  InMemoryS3(String bucket) {
    this.bucket = bucket;
  }

  void put(String key, String encryption, String kmsKey) {
    objects.put(
        key,
        HeadObjectResponse.builder().serverSideEncryption(encryption).ssekmsKeyId(kmsKey).build());
  }

  void refuse(String key, int status) {
    refusals.put(key, status);
  }

  void deleteAfterListing(String key) {
    deletedAfterListing.add(key);
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    if (!request.bucket().equals(bucket)) {
      throw NoSuchBucketException.builder().statusCode(404).build();
    }
    String after = request.continuationToken() == null ? "" : request.continuationToken();
    List<String> keys =
        objects.tailMap(after, false).keySet().stream()
            .filter(key -> key.startsWith(request.prefix()))
            .limit(PAGE + 1)
            .toList();
    List<String> page = keys.stream().limit(PAGE).toList();
    return ListObjectsV2Response.builder()
        .contents(page.stream().map(key -> S3Object.builder().key(key).build()).toList())
        .isTruncated(keys.size() > PAGE)
        .nextContinuationToken(keys.size() > PAGE ? page.get(PAGE - 1) : null)
        .build();
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    if (deletedAfterListing.contains(request.key())) {
      throw S3Exception.builder().statusCode(404).build();
    }
    Integer refusal = refusals.get(request.key());
    if (refusal != null) {
      throw S3Exception.builder().statusCode(refusal).message("status " + refusal).build();
    }
    return objects.get(request.key());
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
