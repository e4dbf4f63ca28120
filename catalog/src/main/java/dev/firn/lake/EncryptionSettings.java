package dev.firn.lake;

/**
 * How every object of the lake is encrypted at rest: SSE-KMS with one key.
 *
 * @param kmsKey id or ARN of the key
 */
public record EncryptionSettings(String kmsKey) {

  /** The key's id, without the ARN's prefix: some stores compare by id only. */
  public String kmsKeyId() {
    return kmsKey.substring(kmsKey.lastIndexOf('/') + 1);
  }
}
