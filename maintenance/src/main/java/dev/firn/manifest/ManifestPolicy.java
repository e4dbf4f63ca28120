package dev.firn.manifest;

/**
 * When manifests are rewritten. Planning a query reads every manifest that may matter to it, and
 * each publication adds one; Iceberg itself merges them only when there are a hundred.
 *
 * @param minSmall so many small manifests are left alone
 */
public record ManifestPolicy(int minSmall) {
  /** Thirty: reading them takes a query some tens of milliseconds. */
  public static final ManifestPolicy DEFAULT = new ManifestPolicy(30);

  public ManifestPolicy {
    if (minSmall < 2) {
      throw new IllegalArgumentException(
          "Cannot rewrite manifests when there are " + minSmall + ": at least 2 make one");
    }
  }
}
