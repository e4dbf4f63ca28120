package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** What went wrong with single members of a batch; the others are carried out. */
final class BatchErrors {
  private final ArrayNode errors = Json.MAPPER.createArrayNode();

  /**
   * @param named names the member in its error
   */
  void gather(Runnable member, Consumer<ObjectNode> named) {
    try {
      member.run();
    } catch (GlueException e) {
      ObjectNode error = errors.addObject();
      named.accept(error);
      error
          .putObject("ErrorDetail")
          .put("ErrorCode", e.code().type())
          .put("ErrorMessage", e.getMessage());
    }
  }

  ObjectNode answer() {
    ObjectNode answer = Json.object();
    answer.set("Errors", errors);
    return answer;
  }
}
