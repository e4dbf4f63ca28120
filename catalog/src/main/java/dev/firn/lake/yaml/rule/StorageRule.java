package dev.firn.lake.yaml.rule;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Findings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses: of the warehouse, of the services, of the key. */
final class StorageRule implements LakeRule {

  private static final Pattern WAREHOUSE =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9!_.*'()=-]+)*");
  private static final Pattern KEY_ARN =
      Pattern.compile("arn:[a-z-]+:kms:([a-z0-9-]+):[0-9]{12}:key/[A-Za-z0-9-]+");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9-]+");

  @Override
  public void check(Lake lake, Findings findings) {
    checkWarehouse(lake.warehouse(), findings);
    checkKey(lake, findings);
    checkUrl("storage.endpoint", lake.storage().endpoint(), findings);
    if (lake.catalog() instanceof CatalogSettings.Glue glue) {
      checkUrl("catalog.endpoint", glue.endpoint(), findings);
    } else if (lake.catalog() instanceof CatalogSettings.Rest rest && !rest.uri().isEmpty()) {
      checkUrl("catalog.uri", Optional.of(rest.uri()), findings);
    }
  }

  private static void checkWarehouse(String warehouse, Findings findings) {
    if (!warehouse.isEmpty() && !WAREHOUSE.matcher(warehouse).matches()) {
      findings.report("warehouse", "must be s3://bucket/prefix, not '" + warehouse + "'");
    }
  }

  private static void checkKey(Lake lake, Findings findings) {
    String key = lake.encryption().kmsKey();
    String path = "encryption.kms-key";
    if (key.isEmpty()) {
      return;
    }
    Matcher arn = KEY_ARN.matcher(key);
    if (key.contains("alias/")) {
      findings.report(
          path,
          "'%s' is an alias: S3 tells the key of an object by its ARN, so name the key itself"
              .formatted(key));
    } else if (arn.matches()) {
      checkRegion(arn.group(1), lake.storage().region(), findings);
    } else if (!KEY_ID.matcher(key).matches()) {
      findings.report(path, "must be the id or the ARN of a KMS key, not '" + key + "'");
    }
  }

  private static void checkRegion(String ofKey, String ofStorage, Findings findings) {
    if (!ofStorage.isEmpty() && !ofKey.equals(ofStorage)) {
      findings.report(
          "encryption.kms-key",
          "the key is in %s, the bucket in %s: S3 uses keys of its own region"
              .formatted(ofKey, ofStorage));
    }
  }

  private static void checkUrl(String path, Optional<String> url, Findings findings) {
    url.filter(text -> !isUrl(text))
        .ifPresent(
            text -> findings.report(path, "must be http://... or https://..., not '" + text + "'"));
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
