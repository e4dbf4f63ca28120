package dev.firn.local.site;

/** Something about the local topology that its user has to know, in one line. */
public final class LocalException extends RuntimeException {

  /** Who can mend it. */
  public enum Category {
    /** A setting, a port or a command. */
    USER,
    /** The machine: its disk, its processes. */
    EXTERNAL,
    /** Firn itself. */
    INTERNAL
  }

  private final Category category;

  public LocalException(Category category, String message) {
    super(message);
    this.category = category;
  }

  public LocalException(Category category, String message, Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
