package dev.firn.tests.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One operation of a service.
 *
 * @param shape makes a builder of its request
 * @param action from a request that fits the model to the answer; may throw a {@link Refusal}
 */
public record FakeOperation(
    String name,
    Supplier<? extends SdkPojo> shape,
    List<Limit> limits,
    Function<ObjectNode, ObjectNode> action) {

  public FakeOperation {
    limits = List.copyOf(limits);
  }

  /**
   * Checks a request and answers it.
   *
   * @throws Refusal if the service refuses it
   */
  ObjectNode answer(ObjectNode request) {
    RequestModel.check(shape.get(), request);
    Optional<String> problem =
        limits.stream().flatMap(it -> it.problem(request).stream()).findFirst();
    problem.ifPresent(reason -> {
      throw Refusal.validation(reason);
    });
    return action.apply(request);
  }

  /** A member of a request as a text, empty if it is not there. */
  public static String text(JsonNode request, String member) {
    return request.path(member).asText("");
  }
}
