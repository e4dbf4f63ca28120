package dev.firn.target.aws;

import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Errors of services, in one line. */
public final class ServiceFailure {

  private ServiceFailure() {}

  /**
   * What a service refused, or did not answer.
   *
   * @param purpose what was to be done, as in {@code "write view 'x'"}
   * @param service as in {@code "Athena"}
   */
  public static ViewsException of(String purpose, String service, SdkException e) {
    return failed(purpose, service, reason(e), e);
  }

  /** What a service took, and then said to have failed. */
  public static ViewsException of(String purpose, String service, String reason) {
    return new ViewsException(Code.TARGET_FAILED, text(purpose, service, reason));
  }

  private static ViewsException failed(
      String purpose, String service, String reason, SdkException e) {
    return new ViewsException(Code.TARGET_FAILED, text(purpose, service, reason), e);
  }

  private static String text(String purpose, String service, String reason) {
    return "Cannot %s in %s: %s"
        .formatted(purpose, service, reason.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  private static String reason(SdkException e) {
    if (e instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
      return refused.awsErrorDetails().errorCode()
          + ": "
          + refused.awsErrorDetails().errorMessage();
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
