package dev.firn.sink;

import java.util.List;

/** A table that rows cannot go to as things are; the user can mend it. */
public final class SinkException extends RuntimeException {

  public SinkException(String message) {
    super(message);
  }

  /** One exception with a line for each problem. */
  static SinkException of(List<String> problems) {
    return new SinkException(String.join("\n", problems));
  }
}
