package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.tests.aws.RestJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The published model of QuickSight's API: which requests there are, and what they and their
 * answers may hold. The file is the model of botocore 1.43.107 (Apache-2.0) without documentation,
 * cut down to the operations that Firn uses.
 */
final class ApiModel {

  private static final String FILE = "/quicksight/api-2018-04-01.json";

  private final JsonNode model;

  private ApiModel(JsonNode model) {
    this.model = model;
  }

  static ApiModel load() {
    try (InputStream file = ApiModel.class.getResourceAsStream(FILE)) {
      return new ApiModel(new ObjectMapper().readTree(Objects.requireNonNull(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  List<String> operations() {
    return model.get("operations").propertyStream().map(Map.Entry::getKey).toList();
  }

  /** Where each operation is. */
  RestJson protocol() {
    return new RestJson(
        model
            .get("operations")
            .propertyStream()
            .map(it -> {
              JsonNode http = it.getValue().get("http");
              String path = http.get("requestUri").asText();
              return new RestJson.Route(it.getKey(), http.get("method").asText(), path);
            })
            .toList());
  }

  JsonNode input(String operation) {
    return shape(model.at("/operations/" + operation + "/input/shape").asText());
  }

  JsonNode output(String operation) {
    return shape(model.at("/operations/" + operation + "/output/shape").asText());
  }

  JsonNode shape(String name) {
    JsonNode shape = model.at("/shapes/" + name);
    if (shape.isMissingNode()) {
      throw new IllegalArgumentException("There is no shape " + name);
    }
    return shape;
  }

  /** Whether an operation may answer with an error. */
  boolean mayFail(String operation, String error) {
    return model
        .at("/operations/" + operation + "/errors")
        .valueStream()
        .anyMatch(it -> it.get("shape").asText().equals(error));
  }

  /** A request under the names that the model has, instead of those in paths and queries. */
  ObjectNode named(String operation, JsonNode request) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    Map<String, JsonNode> left = new LinkedHashMap<>();
    request.propertyStream().forEach(it -> left.put(it.getKey(), it.getValue()));
    input(operation)
        .path("members")
        .properties()
        .forEach(member -> {
          JsonNode value =
              left.remove(member.getValue().path("locationName").asText(member.getKey()));
          if (value != null) {
            named.set(member.getKey(), typed(member.getValue(), value));
          }
        });
    return named.setAll(left);
  }

  /** In a query all values are texts, and a list of one looks like its item. */
  private JsonNode typed(JsonNode member, JsonNode value) {
    boolean inQuery = member.path("location").asText().equals("querystring");
    String type = shape(member.get("shape").asText()).get("type").asText();
    if (inQuery && type.equals("list") && !value.isArray()) {
      return JsonNodeFactory.instance.arrayNode().add(value);
    }
    return inQuery && type.equals("integer")
        ? JsonNodeFactory.instance.numberNode(value.asInt())
        : value;
  }
}
