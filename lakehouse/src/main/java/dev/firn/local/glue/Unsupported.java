package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Parameters that change what a request means, and that this endpoint does not implement. */
final class Unsupported {
  private static final List<String> FIELDS =
      List.of(
          "TransactionId",
          "QueryAsOfTime",
          "OpenTableFormatInput",
          "UpdateOpenTableFormatInput",
          "PartitionIndexes",
          "ViewUpdateAction");

  private Unsupported() {}

  /** Refuses rather than ignores them: the caller would take silence for consent. */
  static void refuse(String operation, ObjectNode body) {
    for (String field : FIELDS) {
      if (body.hasNonNull(field)) {
        throw GlueException.invalidInput(
            "The local endpoint does not support %s of %s".formatted(field, operation));
      }
    }
  }
}
