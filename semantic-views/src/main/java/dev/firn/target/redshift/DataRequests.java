package dev.firn.target.redshift;

import dev.firn.semantic.target.RedshiftConnection;
import dev.firn.semantic.target.RedshiftConnection.Compute;
import dev.firn.semantic.target.RedshiftConnection.Login;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;

/** Requests of the Data API to one database, as one user. */
record DataRequests(RedshiftConnection connection, String token) {

  ExecuteStatementRequest one(String statement) {
    ExecuteStatementRequest.Builder request =
        ExecuteStatementRequest.builder()
            .sql(statement)
            .database(connection.database())
            .clientToken(token);
    address(
        request::workgroupName, request::clusterIdentifier, request::secretArn, request::dbUser);
    return request.build();
  }

  BatchExecuteStatementRequest all(List<String> statements) {
    BatchExecuteStatementRequest.Builder request =
        BatchExecuteStatementRequest.builder()
            .sqls(statements)
            .database(connection.database())
            .clientToken(token);
    address(
        request::workgroupName, request::clusterIdentifier, request::secretArn, request::dbUser);
    return request.build();
  }

  private void address(
      Consumer<String> workgroup,
      Consumer<String> cluster,
      Consumer<String> secret,
      Consumer<String> user) {
    switch (connection.compute()) {
      case Compute.Workgroup(String name) -> workgroup.accept(name);
      case Compute.Cluster(String identifier) -> cluster.accept(identifier);
    }
    switch (connection.login()) {
      case Login.OfSecret(String arn) -> secret.accept(arn);
      case Login.AsUser(String name) -> user.accept(name);
      case Login.Caller() -> {
        // Redshift takes the identity that signs the request.
      }
    }
  }
}
