package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Data sets. An update replaces the whole definition; a description has fields that nobody sent;
 * what is not copied has no schedules, and cannot be asked for them.
 */
final class FakeDataSets {

  private static final String TYPE = "dataset";
  private static final int MAX_SCHEDULES = 5;

  private static final List<String> OWN =
      List.of(
          "Name",
          "PhysicalTableMap",
          "LogicalTableMap",
          "ImportMode",
          "ColumnGroups",
          "FieldFolders",
          "RowLevelPermissionDataSet",
          "RowLevelPermissionTagConfiguration",
          "ColumnLevelPermissionRules",
          "DataSetUsageConfiguration",
          "DatasetParameters",
          "PerformanceConfiguration");

  private final FakeAccount account;
  private final FakeCopies copies;

  FakeDataSets(FakeAccount account, FakeCopies copies) {
    this.account = account;
    this.copies = copies;
  }

  ObjectNode create(ObjectNode request) {
    DefinitionRules.check(request, account);
    String id = request.get("DataSetId").asText();
    ObjectNode fields = request.deepCopy().retain(OWN).put("DataSetId", id);
    Stored dataSet = account.add(TYPE, id, fields, request);
    return written(dataSet);
  }

  ObjectNode describe(JsonNode request) {
    Stored dataSet = dataSet(request);
    if (dataSet.fields.has("DataPrepConfiguration")) {
      throw Refusals.invalid("not supported for this dataSet in new data preparation experience");
    }
    ObjectNode described = dataSet.fields.deepCopy();
    described.put("ConsumedSpiceCapacityInBytes", 0);
    DefinitionRules.columns(described)
        .forEach(column ->
            described
                .withArrayProperty("OutputColumns")
                .addObject()
                .put("Name", column.get("Name").asText())
                .put("Type", column.get("Type").asText()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("DataSet", described);
    return answer;
  }

  ObjectNode update(ObjectNode request) {
    Stored dataSet = dataSet(request);
    DefinitionRules.check(request, account);
    if (!isCopied(request) && !dataSet.parts.isEmpty()) {
      throw Refusals.invalid("a data set with refresh schedules must be imported");
    }
    dataSet.fields.remove(OWN);
    dataSet.fields.setAll(request.deepCopy().retain(OWN));
    dataSet.fields.put("LastUpdatedTime", account.now());
    return written(dataSet);
  }

  ObjectNode delete(JsonNode request) {
    return answer(account.remove(TYPE, request.get("DataSetId").asText()));
  }

  ObjectNode permissions(JsonNode request) {
    return account.permissions(dataSet(request));
  }

  ObjectNode permit(JsonNode request) {
    return account.permit(dataSet(request), request);
  }

  ObjectNode list(JsonNode request) {
    return account.page(
        request,
        "DataSetSummaries",
        account.all(TYPE).stream()
            .map(it -> it.fields.deepCopy().retain("Arn", "DataSetId", "Name", "ImportMode"))
            .toList());
  }

  ObjectNode listSchedules(JsonNode request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    copied(request).parts.values().forEach(answer.putArray("RefreshSchedules")::add);
    return answer;
  }

  ObjectNode createSchedule(JsonNode request) {
    Stored dataSet = copied(request);
    ObjectNode schedule = request.get("Schedule").deepCopy();
    String id = schedule.get("ScheduleId").asText();
    if (dataSet.parts.containsKey(id)) {
      throw Refusals.exists("refresh schedule " + id);
    }
    if (dataSet.parts.size() == MAX_SCHEDULES) {
      throw Refusals.limit("too many refresh schedules");
    }
    dataSet.parts.put(id, schedule.put("Arn", dataSet.arn + "/refresh-schedule/" + id));
    return scheduled(dataSet, id);
  }

  ObjectNode updateSchedule(JsonNode request) {
    Stored dataSet = copied(request);
    String id = request.at("/Schedule/ScheduleId").asText();
    ObjectNode schedule = schedule(dataSet, id);
    schedule.setAll((ObjectNode) request.get("Schedule").deepCopy());
    return scheduled(dataSet, id);
  }

  ObjectNode deleteSchedule(JsonNode request) {
    Stored dataSet = dataSet(request);
    String id = request.get("ScheduleId").asText();
    schedule(dataSet, id);
    dataSet.parts.remove(id);
    return JsonNodeFactory.instance.objectNode().put("ScheduleId", id);
  }

  private static ObjectNode schedule(Stored dataSet, String id) {
    ObjectNode schedule = dataSet.parts.get(id);
    if (schedule == null) {
      throw Refusals.missing("refresh schedule " + id);
    }
    return schedule;
  }

  private static ObjectNode scheduled(Stored dataSet, String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ScheduleId", id)
        .put("Arn", schedule(dataSet, id).get("Arn").asText());
  }

  private ObjectNode written(Stored dataSet) {
    if (!dataSet.fields.has("DataSetUsageConfiguration")) {
      dataSet
          .fields
          .putObject("DataSetUsageConfiguration")
          .put("DisableUseAsDirectQuerySource", false)
          .put("DisableUseAsImportedSource", false);
    }
    ObjectNode answer = answer(dataSet);
    return isCopied(dataSet.fields) ? answer.setAll(copies.begin(dataSet, "")) : answer;
  }

  private Stored copied(JsonNode request) {
    Stored dataSet = dataSet(request);
    if (!isCopied(dataSet.fields)) {
      throw Refusals.invalid("the data set is not imported");
    }
    return dataSet;
  }

  private Stored dataSet(JsonNode request) {
    return account.get(TYPE, request.get("DataSetId").asText());
  }

  private static boolean isCopied(JsonNode fields) {
    return fields.get("ImportMode").asText().equals("SPICE");
  }

  private static ObjectNode answer(Stored dataSet) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("Arn", dataSet.arn);
    answer.set("DataSetId", dataSet.fields.get("DataSetId"));
    return answer;
  }
}
