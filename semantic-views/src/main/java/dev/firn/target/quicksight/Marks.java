package dev.firn.target.quicksight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.quicksight.model.Tag;

/**
 * The tags of an object that Firn made. One says whose it is and comes with the object; the other
 * is a hash of all that was asked for, and is written when all of it is there.
 */
final class Marks {

  static final String OWNER = "firn:lake";
  static final String FINGERPRINT = "firn:fingerprint";

  private Marks() {}

  static Tag owner(String lake) {
    return Tag.builder().key(OWNER).value(lake).build();
  }

  static Tag fingerprint(String hash) {
    return Tag.builder().key(FINGERPRINT).value(hash).build();
  }

  /** Why an object with these tags is not the lake's; empty if it is. */
  static Optional<String> stranger(Map<String, String> tags, String lake) {
    String owner = tags.get(OWNER);
    if (owner == null) {
      return Optional.of("somebody else made it: it has no tag '" + OWNER + "'");
    }
    return owner.equals(lake)
        ? Optional.empty()
        : Optional.of("it belongs to lake '%s', not to '%s'".formatted(owner, lake));
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java has SHA-256", e);
    }
  }
}
