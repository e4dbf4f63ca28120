package dev.firn.target.quicksight;

import dev.firn.semantic.ViewsException;
import dev.firn.target.aws.ServiceFailure;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.quicksight.model.ConflictException;
import software.amazon.awssdk.services.quicksight.model.LimitExceededException;
import software.amazon.awssdk.services.quicksight.model.ResourceExistsException;
import software.amazon.awssdk.services.quicksight.model.ResourceNotFoundException;
import software.amazon.awssdk.services.quicksight.model.UnsupportedUserEditionException;

/**
 * Makes calls and says in one line what was refused. The client sends a call again while QuickSight
 * is busy or does not answer, so a call whose reply was lost is made twice: what comes of that is a
 * {@link MeanwhileException}.
 */
final class Calls {

  static final String SERVICE = "QuickSight";

  private Calls() {}

  /**
   * Makes a call.
   *
   * @param purpose what it is for, as in "create folder 'x'"
   * @throws MeanwhileException if things are not as they were read
   * @throws ViewsException if QuickSight refuses, or is busy for too long
   */
  static <T> T ask(String purpose, Supplier<T> call) {
    try {
      return call.get();
    } catch (ConflictException | ResourceExistsException | ResourceNotFoundException e) {
      throw new MeanwhileException(message(purpose, e), e);
    } catch (UnsupportedUserEditionException e) {
      throw refused(purpose, "the edition of the account does not have it", e);
    } catch (LimitExceededException e) {
      String limit = "a limit of the account is reached (" + e.resourceTypeAsString() + ")";
      throw refused(purpose, limit, e);
    } catch (SdkException e) {
      throw ServiceFailure.of(purpose, SERVICE, e);
    }
  }

  /** Makes a call for something that may not be there. */
  static <T> Optional<T> find(String purpose, Supplier<T> call) {
    try {
      return Optional.of(ask(purpose, call));
    } catch (MeanwhileException e) {
      if (e.getCause() instanceof ResourceNotFoundException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Makes a call that may have been made already, by this or by somebody else: either is well. */
  static void unlessThere(String purpose, Supplier<?> call) {
    try {
      ask(purpose, call);
    } catch (MeanwhileException e) {
      if (!(e.getCause() instanceof ResourceExistsException)) {
        throw e;
      }
    }
  }

  private static ViewsException refused(String purpose, String meaning, SdkException cause) {
    return new ViewsException(
        ViewsException.Code.TARGET_REFUSED,
        "Cannot %s in %s: %s: %s".formatted(purpose, SERVICE, meaning, reason(cause)),
        cause);
  }

  private static String message(String purpose, SdkException cause) {
    return String.valueOf(ServiceFailure.of(purpose, SERVICE, cause).getMessage());
  }

  /** What the service said, without the ids of the request. */
  private static String reason(SdkException cause) {
    return cause instanceof AwsServiceException answer && answer.awsErrorDetails() != null
        ? String.valueOf(answer.awsErrorDetails().errorMessage())
        : String.valueOf(cause.getMessage());
  }
}
