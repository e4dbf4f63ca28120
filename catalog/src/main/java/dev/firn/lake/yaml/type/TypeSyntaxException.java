package dev.firn.lake.yaml.type;

import java.util.Optional;

/** A text that is not a type. */
public final class TypeSyntaxException extends RuntimeException {

  private final transient Optional<String> suggestion;

  TypeSyntaxException(String reason) {
    this(reason, Optional.empty());
  }

  TypeSyntaxException(String reason, Optional<String> suggestion) {
    super(reason);
    this.suggestion = suggestion;
  }

  /** What is wrong with it. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** What may have been meant. */
  public Optional<String> suggestion() {
    return suggestion;
  }
}
