package dev.firn.target.quicksight;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.quicksight.QuickSightClient;
import software.amazon.awssdk.services.quicksight.model.CreateDataSourceRequest;
import software.amazon.awssdk.services.quicksight.model.DataSource;
import software.amazon.awssdk.services.quicksight.model.UpdateDataSourcePermissionsRequest;
import software.amazon.awssdk.services.quicksight.model.UpdateDataSourceRequest;

/** Makes and changes the data source of a lake, and waits until it is connected. */
record SourceWriter(QuickSightClient client, String account, SourceWatch watch) {

  void create(Wanted.Source wanted) {
    Calls.ask("create " + wanted.head().label(), () -> client.createDataSource(wanted.request()));
    watch.await(wanted.head());
  }

  void change(Wanted.Source wanted, Found.Source found, Set<Part> parts) {
    Optional<DataSource> settled = watch.settled(wanted.head());
    if (settled.filter(SourceStatus::isStillborn).isPresent()) {
      delete(wanted.head());
      create(wanted);
      return;
    }
    if (parts.contains(Part.DEFINITION)) {
      update(wanted);
    }
    if (parts.contains(Part.ACCESS)) {
      permit(wanted.head(), found.labels().access());
    }
    watch.await(wanted.head());
  }

  private void delete(Wanted.Head head) {
    Calls.find(
        "delete " + head.label() + ", which never was connected,",
        () -> client.deleteDataSource(it -> it.awsAccountId(account).dataSourceId(head.id())));
  }

  private void update(Wanted.Source wanted) {
    CreateDataSourceRequest all = wanted.request();
    UpdateDataSourceRequest request =
        UpdateDataSourceRequest.builder()
            .awsAccountId(account)
            .dataSourceId(all.dataSourceId())
            .name(all.name())
            .dataSourceParameters(all.dataSourceParameters())
            .credentials(all.credentials())
            .vpcConnectionProperties(all.vpcConnectionProperties())
            .sslProperties(all.sslProperties())
            .build();
    Calls.ask("update " + wanted.head().label(), () -> client.updateDataSource(request));
  }

  private void permit(Wanted.Head head, Access found) {
    UpdateDataSourcePermissionsRequest.Builder request =
        UpdateDataSourcePermissionsRequest.builder().awsAccountId(account).dataSourceId(head.id());
    head.access().change(found, request::grantPermissions, request::revokePermissions);
    Calls.ask(
        "say who may use " + head.label(),
        () -> client.updateDataSourcePermissions(request.build()));
  }
}
