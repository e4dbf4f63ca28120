package dev.firn.lake;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a lake: its declaration, its catalog, its tables. The code says what, its
 * category says who can mend it.
 */
public class LakeException extends RuntimeException {

  /** Who can mend it. */
  public enum Category {
    /** The user, by changing the declaration or the command. */
    USER,
    /** Whoever runs the service that did not answer as it should. */
    EXTERNAL,
    /** Firn's developers. */
    INTERNAL;
  }

  /** What went wrong. */
  public enum Code {
    /** {@code lake.yaml} cannot be read. */
    LAKE_UNREADABLE(Category.USER),
    /** {@code lake.yaml} declares what cannot be. */
    LAKE_INVALID(Category.USER),
    /** The settings of a client of AWS would lose data. */
    CLIENT_UNSAFE(Category.USER),
    /** The catalog cannot become what is declared, or only with a loss that was not allowed. */
    CHANGE_REFUSED(Category.USER),
    /** A lane that held published history is gone. */
    LANE_LOST(Category.USER),
    /** Somebody else changed the catalog again and again meanwhile. */
    CHANGE_CONTENDED(Category.EXTERNAL),
    /** The catalog or the store did not answer. */
    SERVICE_FAILED(Category.EXTERNAL);

    private final Category category;

    Code(Category category) {
      this.category = category;
    }

    public Category category() {
      return category;
    }
  }

  private final Code code;

  public LakeException(Code code, String message) {
    this(code, message, null);
  }

  public LakeException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  public Category category() {
    return code.category();
  }
}
