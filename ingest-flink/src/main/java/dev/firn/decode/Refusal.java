package dev.firn.decode;

/**
 * Carries a reason up to where an event is given up. It has no stack trace: senders decide how
 * often it is thrown.
 */
final class Refusal extends RuntimeException {
  private static final int SHOWN_CHARS = 80;

  Refusal(String reason) {
    super(reason, null, false, false);
  }

  /** The reason. */
  String reason() {
    return String.valueOf(getMessage());
  }

  /** A value from outside, short enough for one line and without line breaks. */
  static String shown(String value) {
    boolean cut = value.length() > SHOWN_CHARS;
    StringBuilder shown = new StringBuilder(SHOWN_CHARS + 32);
    for (int i = 0; i < (cut ? SHOWN_CHARS : value.length()); i++) {
      char c = value.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
    }
    return cut
        ? shown.append("... (").append(value.length()).append(" characters)").toString()
        : shown.toString();
  }
}
