package dev.firn.target.redshift;

import dev.firn.target.aws.Pace;
import dev.firn.target.aws.ServiceClients;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClientBuilder;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;

/** Clients of Redshift's Data API. */
public final class RedshiftClients {

  private RedshiftClients() {}

  /**
   * Opens a client; the caller closes it.
   *
   * @param endpoint overrides the region's own
   */
  public static RedshiftDataClient open(String region, Optional<String> endpoint, Pace pace) {
    return ServiceClients.<RedshiftDataClientBuilder, RedshiftDataClient>prepare(
            RedshiftDataClient.builder(),
            region,
            endpoint,
            pace,
            Set.of(ActiveStatementsExceededException.class, ActiveSessionsExceededException.class))
        .build();
  }
}
