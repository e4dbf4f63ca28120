package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One operation of the API.
 *
 * @param name as in the header {@code X-Amz-Target}, without the prefix
 * @param input the shape of its requests
 */
record Operation(String name, Shape.Structure input, Action action) {
  /** From a checked request to the answer. */
  @FunctionalInterface
  interface Action {
    ObjectNode answer(Request request);
  }

  ObjectNode answer(ObjectNode body) {
    Violations violations = new Violations();
    input.check(body, "", violations);
    violations.throwIfAny();
    Unsupported.refuse(name, body);
    return action.answer(new Request(body));
  }
}
