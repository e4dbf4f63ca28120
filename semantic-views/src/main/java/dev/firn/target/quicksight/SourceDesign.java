package dev.firn.target.quicksight;

import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.quicksight.Connection.Address;
import dev.firn.semantic.quicksight.Connection.Athena;
import dev.firn.semantic.quicksight.Connection.Cluster;
import dev.firn.semantic.quicksight.Connection.Redshift;
import dev.firn.semantic.quicksight.Connection.Trino;
import dev.firn.semantic.quicksight.QuickSightSettings;
import java.util.Locale;
import software.amazon.awssdk.services.quicksight.model.AthenaParameters;
import software.amazon.awssdk.services.quicksight.model.CreateDataSourceRequest;
import software.amazon.awssdk.services.quicksight.model.DataSourceParameters;
import software.amazon.awssdk.services.quicksight.model.DataSourceType;
import software.amazon.awssdk.services.quicksight.model.RedshiftParameters;
import software.amazon.awssdk.services.quicksight.model.TrinoParameters;

/** Works out the data source of a lake. */
record SourceDesign(String lake, QuickSightSettings settings, ObjectIds ids) {

  Wanted.Source source(SemanticModel model) {
    DataSourceType type = type();
    String id = ids.dataSource(type.toString());
    Access access = Access.none().with(settings.access().owners(), Actions.DATA_SOURCE_OWNER);
    CreateDataSourceRequest.Builder request =
        CreateDataSourceRequest.builder()
            .awsAccountId(settings.account())
            .dataSourceId(id)
            .name("%s (%s)".formatted(lake, type.toString().toLowerCase(Locale.ROOT)))
            .type(type)
            .dataSourceParameters(parameters(model))
            .sslProperties(ssl -> ssl.disableSsl(false))
            .permissions(access.permissions())
            .tags(Marks.owner(lake));
    settings
        .connection()
        .secret()
        .ifPresent(arn -> request.credentials(credentials -> credentials.secretArn(arn)));
    settings
        .connection()
        .vpcConnection()
        .ifPresent(arn -> request.vpcConnectionProperties(vpc -> vpc.vpcConnectionArn(arn)));
    return new Wanted.Source(ids.head(Kind.DATA_SOURCE, id, access), request.build());
  }

  private DataSourceType type() {
    return switch (settings.connection().engine()) {
      case Trino _ -> DataSourceType.TRINO;
      case Athena _ -> DataSourceType.ATHENA;
      case Redshift _ -> DataSourceType.REDSHIFT;
    };
  }

  private DataSourceParameters parameters(SemanticModel model) {
    DataSourceParameters.Builder parameters = DataSourceParameters.builder();
    return switch (settings.connection().engine()) {
      case Trino trino ->
          parameters
              .trinoParameters(
                  TrinoParameters.builder()
                      .host(trino.host())
                      .port(trino.port())
                      .catalog(model.placement(Target.TRINO).catalog())
                      .build())
              .build();
      case Athena athena -> parameters.athenaParameters(athena(athena)).build();
      case Redshift redshift -> parameters.redshiftParameters(redshift(redshift)).build();
    };
  }

  private static AthenaParameters athena(Athena athena) {
    AthenaParameters.Builder parameters = AthenaParameters.builder().workGroup(athena.workGroup());
    athena.role().ifPresent(parameters::roleArn);
    return parameters.build();
  }

  private static RedshiftParameters redshift(Redshift redshift) {
    RedshiftParameters.Builder parameters =
        RedshiftParameters.builder().database(redshift.database());
    return switch (redshift.place()) {
      case Cluster cluster -> parameters.clusterId(cluster.id()).build();
      case Address address -> parameters.host(address.host()).port(address.port()).build();
    };
  }
}
