package dev.firn.tests.quicksight;

import dev.firn.tests.aws.Refusal;

/** The errors that QuickSight answers with, with the status that its model has for each. */
final class Refusals {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private Refusals() {}

  static Refusal missing(String what) {
    return new Refusal(NOT_FOUND, "ResourceNotFoundException", what + " is not found");
  }

  static Refusal exists(String what) {
    return new Refusal(CONFLICT, "ResourceExistsException", what + " already exists");
  }

  static Refusal conflict(String reason) {
    return new Refusal(CONFLICT, "ConflictException", reason);
  }

  static Refusal limit(String reason) {
    return new Refusal(CONFLICT, "LimitExceededException", reason);
  }

  static Refusal invalid(String reason) {
    return new Refusal(BAD_REQUEST, "InvalidParameterValueException", reason);
  }

  static Refusal invalidDefinition(String reason) {
    return new Refusal(BAD_REQUEST, "InvalidDataSetParameterValueException", reason);
  }
}
