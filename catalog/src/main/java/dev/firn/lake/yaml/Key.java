package dev.firn.lake.yaml;

/**
 * A key that a section of {@code lake.yaml} may have. Parsers read by it and the reference in
 * {@code docs/lake-yaml.md} is rendered from it.
 *
 * @param kind what its value is, in words
 * @param otherwise what holds where the key is left out, in words; {@code "required"} for a key
 *     that must be there
 * @param meaning one sentence for the reference
 */
record Key(String name, String kind, String otherwise, String meaning) {

  private static final String REQUIRED = "required";

  static Key required(String name, String kind, String meaning) {
    return new Key(name, kind, REQUIRED, meaning);
  }

  static Key optional(String name, String kind, String otherwise, String meaning) {
    return new Key(name, kind, otherwise, meaning);
  }

  boolean required() {
    return otherwise.equals(REQUIRED);
  }

  /** The kind without the marks of the reference. */
  String plainKind() {
    return kind.replace("`", "");
  }
}
