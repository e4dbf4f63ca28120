package dev.firn.local.glue.contract;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * An endpoint to test.
 *
 * @param uri empty for the real service
 */
public record GlueEndpoint(String name, Optional<URI> uri) {
  static GlueEndpoint at(String name, URI uri) {
    return new GlueEndpoint(name, Optional.of(uri));
  }

  static GlueEndpoint named(String value) {
    return value.equals("aws")
        ? new GlueEndpoint(value, Optional.empty())
        : at(value, URI.create(value));
  }

  GlueClient client() {
    return uri.map(endpoint ->
            GlueClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnyCredentials.create())
                .build())
        .orElseGet(GlueClient::create);
  }

  /** Iceberg's catalog, with table metadata in memory: only the pointers to it are in Glue. */
  GlueCatalog iceberg() {
    Map<String, String> properties = new HashMap<>();
    properties.put("warehouse", "s3://contract/warehouse");
    properties.put("io-impl", InMemoryFileIO.class.getName());
    uri.ifPresent(endpoint -> {
      properties.put("glue.endpoint", endpoint.toString());
      properties.put("client.region", "us-east-1");
      properties.put("client.credentials-provider", AnyCredentials.class.getName());
    });
    GlueCatalog catalog = new GlueCatalog();
    catalog.initialize(name, properties);
    return catalog;
  }

  @Override
  public String toString() {
    return name;
  }

  /** What local endpoints take: anything. */
  public static final class AnyCredentials implements AwsCredentialsProvider {
    public static AnyCredentials create() {
      return new AnyCredentials();
    }

    @Override
    public AwsCredentials resolveCredentials() {
      return AwsBasicCredentials.create("any", "any");
    }
  }
}
