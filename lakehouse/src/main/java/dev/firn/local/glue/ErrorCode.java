package dev.firn.local.glue;

/** The errors of the API by their names, each with its HTTP status. */
enum ErrorCode {
  ALREADY_EXISTS("AlreadyExistsException", 400),
  CONCURRENT_MODIFICATION("ConcurrentModificationException", 400),
  ENTITY_NOT_FOUND("EntityNotFoundException", 400),
  INTERNAL_SERVICE("InternalServiceException", 500),
  INVALID_INPUT("InvalidInputException", 400),
  RESOURCE_NUMBER_LIMIT_EXCEEDED("ResourceNumberLimitExceededException", 400),
  SERIALIZATION("SerializationException", 400),
  UNKNOWN_OPERATION("UnknownOperationException", 400),
  VALIDATION("ValidationException", 400);

  private final String type;
  private final int status;

  ErrorCode(String type, int status) {
    this.type = type;
    this.status = status;
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }
}
