package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a definition of a data set must hold together, beside what the shapes say. */
final class DefinitionRules {

  private static final int MAX_ID = 96;

  private DefinitionRules() {}

  static void check(JsonNode request, FakeAccount account) {
    if (request.get("DataSetId").asText().length() > MAX_ID) {
      throw Refusals.invalid("the id has more than 96 characters");
    }
    request.get("PhysicalTableMap").forEach(table -> checkSource(table, account));
    columns(request).forEach(column -> checkColumn(column, request));
    Set<String> names =
        columns(request).stream().map(it -> it.get("Name").asText()).collect(Collectors.toSet());
    request
        .path("LogicalTableMap")
        .forEach(table -> {
          String physical = table.at("/Source/PhysicalTableId").asText();
          demand(request.get("PhysicalTableMap").has(physical), "there is no table " + physical);
          table.path("DataTransforms").forEach(step -> checkStep(step, names));
        });
  }

  /** The columns of all physical tables. */
  static List<JsonNode> columns(JsonNode definition) {
    return StreamSupport.stream(definition.get("PhysicalTableMap").spliterator(), false)
        .flatMap(table ->
            StreamSupport.stream(table.at("/RelationalTable/InputColumns").spliterator(), false))
        .toList();
  }

  private static void checkSource(JsonNode table, FakeAccount account) {
    Stored source = account.get(table.at("/RelationalTable/DataSourceArn").asText());
    String status = source.fields.get("Status").asText();
    demand(status.endsWith("SUCCESSFUL"), "the data source is " + status);
  }

  private static void checkColumn(JsonNode column, JsonNode request) {
    if (column.has("SubType")) {
      demand(column.get("Type").asText().equals("DECIMAL"), "a sub type is for decimals");
      demand(request.get("ImportMode").asText().equals("SPICE"), "a sub type is for SPICE");
    }
  }

  private static void checkStep(JsonNode step, Set<String> names) {
    demand(step.size() == 1, "a step does one thing, not " + step.size());
    JsonNode tagged = step.at("/TagColumnOperation/ColumnName");
    demand(tagged.isMissingNode() || names.contains(tagged.asText()), "no column " + tagged);
    List<String> projected = Stored.texts(step.at("/ProjectOperation/ProjectedColumns"));
    demand(names.containsAll(projected), "a projected column is not there");
  }

  private static void demand(boolean holds, String problem) {
    if (!holds) {
      throw Refusals.invalidDefinition(problem);
    }
  }
}
