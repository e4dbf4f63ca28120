package dev.firn.encryption;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Asks S3 how one object is encrypted. */
final class ObjectCheck {

  /** How one object is encrypted. */
  sealed interface Outcome {

    record Encrypted() implements Outcome {}

    record Unencrypted(String reason) implements Outcome {}

    /** Deleted since it was listed. */
    record Vanished() implements Outcome {}
  }

  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final S3Client s3;
  private final KmsKey key;

  ObjectCheck(S3Client s3, KmsKey key) {
    this.s3 = s3;
    this.key = key;
  }

  /**
   * Looks at an object.
   *
   * @throws S3Exception if S3 cannot tell at the moment
   */
  Outcome check(String bucket, String objectKey) {
    try {
      return outcome(s3.headObject(request -> request.bucket(bucket).key(objectKey)));
    } catch (S3Exception e) {
      return outcome(e);
    }
  }

  private Outcome outcome(HeadObjectResponse object) {
    ServerSideEncryption encryption = object.serverSideEncryption();
    if (encryption == null) {
      return new Outcome.Unencrypted("not encrypted by the store");
    }
    if (encryption != ServerSideEncryption.AWS_KMS
        && encryption != ServerSideEncryption.AWS_KMS_DSSE) {
      return new Outcome.Unencrypted(
          "encrypted by " + object.serverSideEncryptionAsString() + ", not by a KMS key");
    }
    String reported = object.ssekmsKeyId();
    if (reported == null || !key.isCalled(reported)) {
      return new Outcome.Unencrypted("encrypted by key " + reported + ", not by " + key.name());
    }
    return new Outcome.Encrypted();
  }

  /** An object that S3 does not describe (encrypted by a customer's key, forbidden) is no proof. */
  private static Outcome outcome(S3Exception e) {
    if (e.statusCode() == NOT_FOUND) {
      return new Outcome.Vanished();
    }
    if (e.statusCode() == TOO_MANY_REQUESTS || e.statusCode() >= SERVER_ERROR) {
      throw e;
    }
    return new Outcome.Unencrypted("S3 does not describe it: status " + e.statusCode());
  }
}
