package dev.firn.target;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a publication leaves at the end of a view's comment: what was asked for, and what the target
 * made of it. Targets store SQL in a spelling of their own, which may change with their version, so
 * the SQL that is found is compared with the SQL that was found right after publishing.
 *
 * @param asked hash of all that was rendered
 * @param stored hash of the definition as the target stored it
 */
record Fingerprint(String asked, String stored) {

  private static final int DIGITS = 16;
  private static final Pattern MARK =
      Pattern.compile("\\s*\\[firn ([0-9a-f]{16})-([0-9a-f]{16})\\]$");

  /** The mark at the end of a comment, if there is one. */
  static Optional<Fingerprint> of(String comment) {
    Matcher mark = MARK.matcher(comment);
    return mark.find()
        ? Optional.of(new Fingerprint(mark.group(1), mark.group(2)))
        : Optional.empty();
  }

  /** The comment without a mark. */
  static String strip(String comment) {
    return MARK.matcher(comment).replaceFirst("");
  }

  /** The comment with this mark. */
  String mark(String comment) {
    return "%s [firn %s-%s]".formatted(comment, asked, stored).strip();
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java has SHA-256", e);
    }
  }
}
