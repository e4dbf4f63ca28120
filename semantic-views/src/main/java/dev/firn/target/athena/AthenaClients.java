package dev.firn.target.athena;

import dev.firn.target.aws.Pace;
import dev.firn.target.aws.ServiceClients;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.AthenaClientBuilder;
import software.amazon.awssdk.services.athena.model.TooManyRequestsException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;

/** Clients of Athena, and of the Glue catalog that its views are in. */
public final class AthenaClients {

  private AthenaClients() {}

  /**
   * Opens a client of Athena; the caller closes it.
   *
   * @param endpoint overrides the region's own
   */
  public static AthenaClient open(String region, Optional<String> endpoint, Pace pace) {
    return ServiceClients.<AthenaClientBuilder, AthenaClient>prepare(
            AthenaClient.builder(), region, endpoint, pace, Set.of(TooManyRequestsException.class))
        .build();
  }

  /**
   * Opens a client of Glue; the caller closes it.
   *
   * @param endpoint overrides the region's own
   */
  public static GlueClient glue(String region, Optional<String> endpoint, Pace pace) {
    return ServiceClients.<GlueClientBuilder, GlueClient>prepare(
            GlueClient.builder(), region, endpoint, pace, Set.of())
        .build();
  }
}
