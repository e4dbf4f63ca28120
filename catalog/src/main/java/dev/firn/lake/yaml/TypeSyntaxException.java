package dev.firn.lake.yaml;

import java.util.Optional;

/** A text that is not a type, a partition term or a sort term. */
final class TypeSyntaxException extends RuntimeException {

  private final transient Optional<String> suggestion;

  TypeSyntaxException(String reason) {
    this(reason, Optional.empty());
  }

  TypeSyntaxException(String reason, Optional<String> suggestion) {
    super(reason);
    this.suggestion = suggestion;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  Optional<String> suggestion() {
    return suggestion;
  }
}
