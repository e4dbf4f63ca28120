package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Copies of the rows of data sets, which take some time, and may be told to fail. */
final class FakeCopies {

  private static final int POLLS = 2;

  private final FakeAccount account;
  private int failures;
  private int begun;

  FakeCopies(FakeAccount account) {
    this.account = account;
  }

  /** So many of the copies that begin from now on fail. */
  void fail(int copies) {
    failures = copies;
  }

  /** Begins a copy; what is named twice is begun once. */
  ObjectNode begin(Stored dataSet, String wantedId) {
    String id = wantedId.isEmpty() ? "copy-" + ++begun : wantedId;
    if (dataSet.copies.stream().anyMatch(it -> it.get("IngestionId").asText().equals(id))) {
      throw Refusals.exists("ingestion " + id);
    }
    String arn = dataSet.arn + "/ingestion/" + id;
    dataSet.copies.add(
        JsonNodeFactory.instance
            .objectNode()
            .put("Arn", arn)
            .put("IngestionId", id)
            .put("IngestionStatus", "QUEUED")
            .put("CreatedTime", account.now()));
    dataSet.pollsLeft = POLLS;
    return JsonNodeFactory.instance.objectNode().put("IngestionArn", arn).put("IngestionId", id);
  }

  ObjectNode create(JsonNode request) {
    Stored dataSet = dataSet(request);
    ObjectNode begun = begin(dataSet, request.get("IngestionId").asText());
    return JsonNodeFactory.instance
        .objectNode()
        .put("Arn", begun.get("IngestionArn").asText())
        .put("IngestionId", begun.get("IngestionId").asText())
        .put("IngestionStatus", "QUEUED");
  }

  ObjectNode describe(JsonNode request) {
    Stored dataSet = dataSet(request);
    String id = request.get("IngestionId").asText();
    ObjectNode copy =
        dataSet.copies.stream()
            .filter(it -> it.get("IngestionId").asText().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusals.missing("ingestion " + id));
    if (copy.get("IngestionStatus").asText().equals("QUEUED") && --dataSet.pollsLeft <= 0) {
      settle(copy);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("Ingestion", copy.deepCopy());
    return answer;
  }

  ObjectNode list(JsonNode request) {
    return account.page(
        request, "Ingestions", dataSet(request).copies.stream().map(ObjectNode::deepCopy).toList());
  }

  private void settle(ObjectNode copy) {
    if (failures > 0) {
      failures--;
      copy.put("IngestionStatus", "FAILED")
          .putObject("ErrorInfo")
          .put("Type", "SQL_TABLE_NOT_FOUND")
          .put("Message", "the view is gone");
    } else {
      copy.put("IngestionStatus", "COMPLETED");
    }
  }

  private Stored dataSet(JsonNode request) {
    return account.get("dataset", request.get("DataSetId").asText());
  }
}
