package dev.firn.ingest;

import dev.firn.sink.SinkException;
import org.apache.flink.util.ExceptionUtils;

/** Why a job failed, in one line. */
final class Reason {
  private Reason() {}

  /** The message of our own exception if there is one, else of the first cause. */
  static String of(Throwable failure) {
    Throwable cause =
        ExceptionUtils.findThrowable(failure, SinkException.class)
            .<Throwable>map(found -> found)
            .orElseGet(() -> root(failure));
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
