package dev.firn.local.site;

import java.util.Map;

/** The credentials of the local endpoints, for AWS clients in this process. */
public final class LocalCredentials {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "aws.accessKeyId", LocalSite.ACCESS_KEY_ID,
          "aws.secretAccessKey", LocalSite.SECRET_ACCESS_KEY,
          "aws.region", LocalSite.REGION);

  private LocalCredentials() {}

  /**
   * Lets every AWS client that this process opens from now on sign with them: they come first in
   * AWS's default chain, so that the user's own are not sent to a local endpoint by mistake.
   */
  public static void use() {
    PROPERTIES.forEach(System::setProperty);
  }
}
