package dev.firn.target.quicksight;

import dev.firn.semantic.ViewsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.quicksight.QuickSightClient;
import software.amazon.awssdk.services.quicksight.model.DataSet;
import software.amazon.awssdk.services.quicksight.model.DataSetImportMode;
import software.amazon.awssdk.services.quicksight.model.DataSource;
import software.amazon.awssdk.services.quicksight.model.InvalidParameterValueException;
import software.amazon.awssdk.services.quicksight.model.RefreshSchedule;
import software.amazon.awssdk.services.quicksight.model.ResourcePermission;
import software.amazon.awssdk.services.quicksight.model.Tag;

/** Reads single objects, each with who may use it and its tags. */
record ObjectReader(QuickSightClient client, String account) {

  Optional<Found> folder(Wanted.Head head) {
    return Calls.find(
            "read " + head.label(),
            () -> client.describeFolder(it -> it.awsAccountId(account).folderId(head.id())))
        .map(answer -> new Found.Folder(labels(head, () -> folderAccess(head)), answer.folder()));
  }

  Optional<Found> source(Wanted.Head head) {
    return dataSource(head.id())
        .map(described -> new Found.Source(labels(head, () -> sourceAccess(head)), described));
  }

  Optional<DataSource> dataSource(String id) {
    return Calls.find(
            "read data source '" + id + "'",
            () -> client.describeDataSource(it -> it.awsAccountId(account).dataSourceId(id)))
        .map(answer -> answer.dataSource());
  }

  /** QuickSight does not describe a data set that somebody edited in some newer ways. */
  Optional<Found> dataSet(Wanted.DataSet wanted) {
    try {
      return Calls.find(
              "read " + wanted.head().label(),
              () ->
                  client.describeDataSet(
                      it -> it.awsAccountId(account).dataSetId(wanted.head().id())))
          .map(answer -> found(wanted, answer.dataSet()));
    } catch (ViewsException e) {
      if (e.getCause() instanceof InvalidParameterValueException) {
        return Optional.of(new Found.Unreadable(String.valueOf(e.getMessage())));
      }
      throw e;
    }
  }

  /** The tags of an object; none if it is gone. */
  Map<String, String> tags(String arn) {
    List<Tag> list =
        Calls.find(
                "read the tags of " + arn,
                () -> client.listTagsForResource(it -> it.resourceArn(arn)).tags())
            .orElse(List.of());
    Map<String, String> tags = new HashMap<>();
    list.forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  private Found found(Wanted.DataSet wanted, DataSet described) {
    Wanted.Head head = wanted.head();
    boolean inFolder =
        wanted
            .folder()
            .map(id -> folders(head).stream().anyMatch(it -> it.endsWith("/" + id)))
            .orElse(true);
    return new Found.DataSet(
        labels(head, () -> dataSetAccess(head)), described, schedules(head, described), inFolder);
  }

  private Found.Labels labels(Wanted.Head head, Supplier<List<ResourcePermission>> permissions) {
    List<ResourcePermission> access = Calls.ask("read who may use " + head.label(), permissions);
    return new Found.Labels(Access.of(access), tags(head.arn()));
  }

  private List<ResourcePermission> folderAccess(Wanted.Head head) {
    return client
        .describeFolderPermissionsPaginator(it -> it.awsAccountId(account).folderId(head.id()))
        .permissions()
        .stream()
        .toList();
  }

  private List<ResourcePermission> sourceAccess(Wanted.Head head) {
    return client
        .describeDataSourcePermissions(it -> it.awsAccountId(account).dataSourceId(head.id()))
        .permissions();
  }

  private List<ResourcePermission> dataSetAccess(Wanted.Head head) {
    return client
        .describeDataSetPermissions(it -> it.awsAccountId(account).dataSetId(head.id()))
        .permissions();
  }

  /** Data sets whose rows are not copied have no schedules, and QuickSight refuses to be asked. */
  private Map<String, RefreshSchedule> schedules(Wanted.Head head, DataSet described) {
    if (described.importMode() != DataSetImportMode.SPICE) {
      return Map.of();
    }
    return Calls.ask(
            "read the refresh schedules of " + head.label(),
            () -> client.listRefreshSchedules(it -> it.awsAccountId(account).dataSetId(head.id())))
        .refreshSchedules()
        .stream()
        .collect(Collectors.toMap(RefreshSchedule::scheduleId, it -> it));
  }

  private List<String> folders(Wanted.Head head) {
    return Calls.ask(
        "read the folders of " + head.label(),
        () ->
            client
                .listFoldersForResourcePaginator(
                    it -> it.awsAccountId(account).resourceArn(head.arn()))
                .folders()
                .stream()
                .toList());
  }
}
