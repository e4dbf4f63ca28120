package dev.firn.tests.aws;

/** A request that a service refuses, with the error that its caller gets. */
public final class Refusal extends RuntimeException {

  private final int status;
  private final String code;

  /**
   * A refusal.
   *
   * @param status of HTTP
   * @param code name of the exception in the service's model
   */
  public Refusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** A request that breaks the service's model. */
  public static Refusal validation(String message) {
    return new Refusal(400, "ValidationException", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
