package dev.firn.catalog.plan;

import dev.firn.lake.LakeException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.exceptions.ValidationException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what catalog and store throw when they refuse or do not answer into one clear line. */
final class ServiceFailure {

  private ServiceFailure() {}

  /**
   * Calls a service.
   *
   * @param what for the message, in the form {@code verb thing}
   */
  static <T> T call(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException | RESTException | ValidationException | UncheckedIOException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      throw new LakeException(
          LakeException.Code.SERVICE_FAILED, "Cannot " + what + ": " + reason, e);
    }
  }
}
