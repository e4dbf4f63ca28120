package dev.firn.lake.yaml.section;

import dev.firn.lake.check.Check;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * What keeps the place of a value that could not be read, which is reported already: rules can tell
 * and leave it alone. No text reads as one of these.
 */
public final class Unreadable {
  static final Type TYPE = Types.UnknownType.get();
  static final Check CHECK = new Check.Expression("");

  private Unreadable() {}

  /** Whether that is no type that somebody wrote. */
  public static boolean is(Type type) {
    return type.typeId() == TYPE.typeId();
  }

  /** Whether that is no check that somebody wrote. */
  public static boolean is(Check check) {
    return check.equals(CHECK);
  }
}
