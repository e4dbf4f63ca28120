package dev.firn.lake.check;

import java.util.Optional;

/** A text that is no check. */
public final class CheckSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<String> unknownKind;

  CheckSyntaxException(String reason) {
    this(reason, Optional.empty());
  }

  CheckSyntaxException(String reason, Optional<String> unknownKind) {
    super(reason);
    this.unknownKind = unknownKind;
  }

  /** The first word, if it is that which nobody knows. */
  public Optional<String> unknownKind() {
    return unknownKind;
  }
}
