package dev.firn.lake.yaml.document;

/**
 * A key that a section of a declaration may have. Parsers read by it and the reference, such as
 * {@code docs/lake-yaml.md}, is rendered from it.
 *
 * @param kind what its value is, in words
 * @param otherwise what holds where the key is left out, in words; {@code "required"} for a key
 *     that must be there
 * @param meaning one sentence for the reference
 */
public record Key(String name, String kind, String otherwise, String meaning) {

  private static final String REQUIRED = "required";

  /** A key that must be there. */
  public static Key required(String name, String kind, String meaning) {
    return new Key(name, kind, REQUIRED, meaning);
  }

  /** A key that may be left out. */
  public static Key optional(String name, String kind, String otherwise, String meaning) {
    return new Key(name, kind, otherwise, meaning);
  }

  /** Whether it must be there. */
  public boolean required() {
    return otherwise.equals(REQUIRED);
  }

  /** The kind without the marks of the reference. */
  String plainKind() {
    return kind.replace("`", "");
  }
}
