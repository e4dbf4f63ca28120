package dev.firn.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The job cannot be started. The message has one line for every problem. */
public final class IngestException extends RuntimeException {

  /** What went wrong, and by that who can mend it. */
  public enum Code {
    /** The settings of the job, or the lake that they name, are not usable: the user. */
    SETTINGS_INVALID,
    /** A file, an URL or a folder of checkpoints does not answer: whoever runs it. */
    SOURCE_UNREADABLE;
  }

  private final Code code;

  IngestException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  static IngestException invalid(List<String> problems) {
    return new IngestException(Code.SETTINGS_INVALID, String.join("\n", problems), null);
  }

  /** What went wrong. */
  public Code code() {
    return code;
  }
}
