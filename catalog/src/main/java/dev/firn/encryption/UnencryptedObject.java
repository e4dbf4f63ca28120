package dev.firn.encryption;

/**
 * An object that is not encrypted as the lake declares.
 *
 * @param uri {@code s3://bucket/key}
 * @param reason how it is encrypted instead, or why that cannot be known
 */
public record UnencryptedObject(String uri, String reason) {

  @Override
  public String toString() {
    return uri + ": " + reason;
  }
}
