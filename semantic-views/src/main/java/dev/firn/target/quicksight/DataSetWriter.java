package dev.firn.target.quicksight;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.quicksight.QuickSightClient;
import software.amazon.awssdk.services.quicksight.model.CreateDataSetRequest;
import software.amazon.awssdk.services.quicksight.model.CreateDataSetResponse;
import software.amazon.awssdk.services.quicksight.model.DataSet;
import software.amazon.awssdk.services.quicksight.model.MemberType;
import software.amazon.awssdk.services.quicksight.model.RefreshSchedule;
import software.amazon.awssdk.services.quicksight.model.UpdateDataSetPermissionsRequest;
import software.amazon.awssdk.services.quicksight.model.UpdateDataSetRequest;
import software.amazon.awssdk.services.quicksight.model.UpdateDataSetResponse;

/** Makes and changes data sets. */
record DataSetWriter(QuickSightClient client, String account, CopyWatch copies) {

  void create(Wanted.DataSet wanted) {
    Wanted.Head head = wanted.head();
    CreateDataSetResponse made =
        Calls.ask("create " + head.label(), () -> client.createDataSet(wanted.request()));
    enter(wanted);
    wanted.schedules().values().forEach(schedule -> createSchedule(head, schedule));
    awaitCopy(wanted, made.ingestionId());
  }

  void change(Wanted.DataSet wanted, Found.DataSet found, Set<Part> parts) {
    Wanted.Head head = wanted.head();
    if (found.isCopied() && !wanted.isCopied()) {
      found.schedules().keySet().forEach(id -> deleteSchedule(head, id));
    }
    String copy = parts.contains(Part.DEFINITION) ? update(wanted, found.described()) : null;
    if (parts.contains(Part.ACCESS)) {
      permit(head, found.labels().access());
    }
    if (parts.contains(Part.FOLDER)) {
      enter(wanted);
    }
    if (wanted.isCopied()) {
      settleSchedules(wanted, found.schedules());
    }
    if (parts.contains(Part.DEFINITION) || !found.isFinished(wanted)) {
      awaitCopy(wanted, copy);
    }
  }

  /**
   * The whole object is written, so what somebody else added to it is sent back as it was: rules
   * that hide rows or columns would otherwise be lost.
   */
  @SuppressWarnings("deprecation") // Descriptions and rules of rows have no other place.
  private @Nullable String update(Wanted.DataSet wanted, DataSet found) {
    CreateDataSetRequest all = wanted.request();
    UpdateDataSetRequest.Builder request =
        UpdateDataSetRequest.builder()
            .awsAccountId(account)
            .dataSetId(all.dataSetId())
            .name(all.name())
            .importMode(all.importMode())
            .physicalTableMap(all.physicalTableMap())
            .logicalTableMap(all.logicalTableMap())
            .rowLevelPermissionDataSet(found.rowLevelPermissionDataSet())
            .rowLevelPermissionTagConfiguration(found.rowLevelPermissionTagConfiguration())
            .dataSetUsageConfiguration(found.dataSetUsageConfiguration())
            .performanceConfiguration(found.performanceConfiguration());
    if (found.hasColumnLevelPermissionRules()) {
      request.columnLevelPermissionRules(found.columnLevelPermissionRules());
    }
    if (found.hasColumnGroups()) {
      request.columnGroups(found.columnGroups());
    }
    if (found.hasFieldFolders()) {
      request.fieldFolders(found.fieldFolders());
    }
    if (found.hasDatasetParameters()) {
      request.datasetParameters(found.datasetParameters());
    }
    UpdateDataSetResponse answer =
        Calls.ask("update " + wanted.head().label(), () -> client.updateDataSet(request.build()));
    return answer.ingestionId();
  }

  private void awaitCopy(Wanted.DataSet wanted, @Nullable String copy) {
    if (!wanted.isCopied()) {
      return;
    }
    if (copy == null) {
      copies.await(wanted.head());
    } else {
      copies.await(wanted.head(), copy);
    }
  }

  private void permit(Wanted.Head head, Access found) {
    UpdateDataSetPermissionsRequest.Builder request =
        UpdateDataSetPermissionsRequest.builder().awsAccountId(account).dataSetId(head.id());
    head.access().change(found, request::grantPermissions, request::revokePermissions);
    Calls.ask(
        "say who may use " + head.label(), () -> client.updateDataSetPermissions(request.build()));
  }

  private void enter(Wanted.DataSet wanted) {
    wanted
        .folder()
        .ifPresent(folder ->
            Calls.unlessThere(
                "put %s into folder '%s'".formatted(wanted.head().label(), folder),
                () ->
                    client.createFolderMembership(it ->
                        it.awsAccountId(account)
                            .folderId(folder)
                            .memberType(MemberType.DATASET)
                            .memberId(wanted.head().id()))));
  }

  /** Those that are not declared go first: a data set has five at most. */
  private void settleSchedules(Wanted.DataSet wanted, Map<String, RefreshSchedule> found) {
    Wanted.Head head = wanted.head();
    found.keySet().stream()
        .filter(id -> !wanted.schedules().containsKey(id))
        .forEach(id -> deleteSchedule(head, id));
    wanted
        .schedules()
        .forEach((id, schedule) -> {
          RefreshSchedule other = found.get(id);
          if (other == null) {
            createSchedule(head, schedule);
          } else if (!SentFields.differences(WireJson.of(schedule), WireJson.of(other)).isEmpty()) {
            updateSchedule(head, schedule);
          }
        });
  }

  private void createSchedule(Wanted.Head head, RefreshSchedule schedule) {
    Calls.ask(
        "create refresh schedule '%s' of %s".formatted(schedule.scheduleId(), head.label()),
        () ->
            client.createRefreshSchedule(
                it -> it.awsAccountId(account).dataSetId(head.id()).schedule(schedule)));
  }

  private void updateSchedule(Wanted.Head head, RefreshSchedule schedule) {
    Calls.ask(
        "update refresh schedule '%s' of %s".formatted(schedule.scheduleId(), head.label()),
        () ->
            client.updateRefreshSchedule(
                it -> it.awsAccountId(account).dataSetId(head.id()).schedule(schedule)));
  }

  private void deleteSchedule(Wanted.Head head, String id) {
    Calls.find(
        "delete refresh schedule '%s' of %s".formatted(id, head.label()),
        () ->
            client.deleteRefreshSchedule(
                it -> it.awsAccountId(account).dataSetId(head.id()).scheduleId(id)));
  }
}
