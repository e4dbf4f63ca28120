package dev.firn.semantic;

import org.jspecify.annotations.Nullable;

/** What went wrong with views. The code says what, its category says who can mend it. */
public final class ViewsException extends RuntimeException {

  /** Who can mend it. */
  public enum Category {
    /** The user, by changing a definition or the command. */
    USER,
    /** Whoever runs the target that did not answer as it should. */
    EXTERNAL,
    /** Firn's developers. */
    INTERNAL;
  }

  /** What went wrong. */
  public enum Code {
    /** The target cannot have what is asked for. */
    TARGET_REFUSED(Category.USER),
    /** The target did not answer, or refused a statement. */
    TARGET_FAILED(Category.EXTERNAL),
    /** SQL was rendered that the target does not have. */
    RENDERED_WRONG(Category.INTERNAL);

    private final Category category;

    Code(Category category) {
      this.category = category;
    }

    public Category category() {
      return category;
    }
  }

  private final Code code;

  public ViewsException(Code code, String message) {
    this(code, message, null);
  }

  public ViewsException(Code code, String message, @Nullable Throwable cause) {
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
