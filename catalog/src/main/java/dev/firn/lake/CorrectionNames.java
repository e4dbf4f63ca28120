package dev.firn.lake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names under which corrections of a table keep their state in the table's own metadata: a
 * branch of the correction's own name, tags, a property while it is open, and what its snapshots
 * say.
 */
public final class CorrectionNames {
  /** Tag: the snapshot of main that the correction begins at. */
  private static final String FORK = "fork/";

  /** Tag: main just before the correction came to it. */
  private static final String PRE = "pre/";

  /** Tag: main just after. */
  private static final String POST = "post/";

  /** Tag: what the branch held when the correction was given up. */
  private static final String ABORTED = "aborted/";

  /** Tag: what a rollback of main has taken out of it, for when main's history is gone. */
  private static final String UNDONE = "undone/";

  /** Before the name of a correction, that of the one that takes it out again. */
  private static final String REVERT = "revert-";

  /** How the names of tables begin that take rows before a correction adopts them. */
  public static final String STAGING_TABLE = DeclaredTable.RESERVED_PREFIX + "staging_";

  /** Table property, followed by the name: a correction that is open. */
  public static final String PROPERTY = "firn.correction.";

  /** Summary: the name of the correction that a snapshot holds. */
  public static final String NAME = "firn.correction";

  /** Summary: which of the corrections that ever had the name. */
  public static final String ID = "firn.correction-id";

  /** Summary: which attempt of which process made the snapshot. */
  public static final String RUN = "firn.correction-run";

  /** Summary: the snapshot that the correction began at. */
  public static final String FORK_SNAPSHOT = "firn.correction-fork";

  /** Summary: who did it. */
  public static final String WHO = "firn.correction-who";

  /** Summary: why. */
  public static final String WHY = "firn.correction-why";

  /** Below the table's location: where files of open corrections wait to be adopted. */
  private static final String STAGING = "reprocess";

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  private CorrectionNames() {}

  /** Whether a correction may have that name; those of reversals are taken. */
  public static boolean isValid(String name) {
    return VALID.matcher(name).matches() && !name.equals(Lanes.MAIN) && !name.equals(Lanes.INGEST);
  }

  /** Whether that is the name of a correction that takes another one out again. */
  public static boolean isRevert(String name) {
    return name.startsWith(REVERT);
  }

  public static String fork(String name) {
    return FORK + name;
  }

  public static String pre(String name) {
    return PRE + name;
  }

  public static String post(String name) {
    return POST + name;
  }

  public static String aborted(String name) {
    return ABORTED + name;
  }

  public static String undone(String name) {
    return UNDONE + name;
  }

  public static String revert(String name) {
    return REVERT + name;
  }

  public static String property(String name) {
    return PROPERTY + name;
  }

  /** The correction whose publication that tag names. */
  public static Optional<String> ofPost(String tag) {
    return suffix(tag, POST);
  }

  /** The correction whose end that tag names. */
  public static Optional<String> ofAborted(String tag) {
    return suffix(tag, ABORTED);
  }

  /** The correction that a table property is of. */
  public static Optional<String> ofProperty(String property) {
    return suffix(property, PROPERTY);
  }

  /**
   * Where files of a correction wait to be adopted: as long as it is open nothing below is an
   * orphan.
   */
  public static String staging(String tableLocation, String name) {
    String folder = tableLocation.endsWith("/") ? tableLocation : tableLocation + "/";
    return folder + STAGING + "/" + name;
  }

  private static Optional<String> suffix(String text, String prefix) {
    return text.startsWith(prefix)
        ? Optional.of(text.substring(prefix.length()))
        : Optional.empty();
  }
}
