package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Data sources. What they connect to is tried after the answer, and may be named as broken. */
final class FakeDataSources {

  private static final int POLLS = 2;
  private static final String TYPE = "datasource";

  private final FakeAccount account;
  private String unreachable = "nowhere";

  FakeDataSources(FakeAccount account) {
    this.account = account;
  }

  /** A host that cannot be reached from now on. */
  void unreachable(String host) {
    unreachable = host;
  }

  ObjectNode create(ObjectNode request) {
    String id = request.get("DataSourceId").asText();
    ObjectNode fields = request.deepCopy().retain("DataSourceId", "Type");
    Stored source = account.add(TYPE, id, fields, request);
    write(source, request);
    source.fields.put("Status", "CREATION_IN_PROGRESS");
    return answer(source).put("CreationStatus", "CREATION_IN_PROGRESS");
  }

  ObjectNode describe(JsonNode request) {
    Stored source = source(request);
    if (source.pollsLeft > 0 && --source.pollsLeft == 0) {
      settle(source);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("DataSource", source.fields.deepCopy());
    return answer;
  }

  ObjectNode update(ObjectNode request) {
    Stored source = source(request);
    if (!source.fields.get("Status").asText().endsWith("_SUCCESSFUL")
        && !source.fields.get("Status").asText().equals("UPDATE_FAILED")) {
      throw Refusals.conflict("the data source is " + source.fields.get("Status").asText());
    }
    write(source, request);
    source.fields.put("Status", "UPDATE_IN_PROGRESS").put("LastUpdatedTime", account.now());
    return answer(source).put("UpdateStatus", "UPDATE_IN_PROGRESS");
  }

  ObjectNode delete(JsonNode request) {
    return answer(account.remove(TYPE, request.get("DataSourceId").asText()));
  }

  ObjectNode permissions(JsonNode request) {
    return account.permissions(source(request));
  }

  ObjectNode permit(JsonNode request) {
    return account.permit(source(request), request);
  }

  ObjectNode list(JsonNode request) {
    return account.page(
        request,
        "DataSources",
        account.all(TYPE).stream().map(it -> it.fields.deepCopy()).toList());
  }

  private Stored source(JsonNode request) {
    return account.get(TYPE, request.get("DataSourceId").asText());
  }

  /** Credentials are never given back, but the ARN of a secret is. */
  private static void write(Stored source, ObjectNode request) {
    List<String> own =
        List.of("Name", "DataSourceParameters", "VpcConnectionProperties", "SslProperties");
    source.fields.remove(own);
    source.fields.setAll(request.deepCopy().retain(own));
    source.fields.remove(List.of("SecretArn", "ErrorInfo"));
    JsonNode secret = request.at("/Credentials/SecretArn");
    if (!secret.isMissingNode()) {
      source.fields.set("SecretArn", secret);
    }
    source.pollsLeft = POLLS;
  }

  private void settle(Stored source) {
    boolean created = source.fields.get("Status").asText().startsWith("CREATION");
    boolean broken =
        source.fields.at("/DataSourceParameters/TrinoParameters/Host").asText().equals(unreachable);
    source.fields.put(
        "Status", (created ? "CREATION_" : "UPDATE_") + (broken ? "FAILED" : "SUCCESSFUL"));
    if (broken) {
      source
          .fields
          .putObject("ErrorInfo")
          .put("Type", "UNKNOWN_HOST")
          .put("Message", "cannot resolve " + unreachable);
    }
  }

  private static ObjectNode answer(Stored source) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("Arn", source.arn);
    answer.set("DataSourceId", source.fields.get("DataSourceId"));
    return answer;
  }
}
