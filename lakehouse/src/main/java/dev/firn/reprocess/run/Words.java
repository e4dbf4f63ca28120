package dev.firn.reprocess.run;

import dev.firn.reprocess.CorrectionState;
import java.util.Locale;

/** How states are called. */
public final class Words {
  private Words() {}

  /** In lower case, for messages and scripts. */
  public static String of(CorrectionState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
