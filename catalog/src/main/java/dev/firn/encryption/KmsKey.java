package dev.firn.encryption;

/**
 * The key that is due. S3 reports a key by its ARN, other stores by the form in which it was given,
 * so an id is equal to each ARN that ends in it, and two ARNs must be the same.
 *
 * @param name id or ARN
 */
record KmsKey(String name) {

  boolean isCalled(String reported) {
    if (isArn(name) && isArn(reported)) {
      return name.equals(reported);
    }
    return id(name).equals(id(reported));
  }

  private static boolean isArn(String name) {
    return name.startsWith("arn:");
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
