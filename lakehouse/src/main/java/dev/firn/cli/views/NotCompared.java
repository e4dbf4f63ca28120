package dev.firn.cli.views;

import dev.firn.lake.Lake;
import dev.firn.lake.Reader;
import java.util.ArrayList;
import java.util.List;

/** Readers of the lake whose own answers verify does not see, and why. */
record NotCompared(String target, String reason) {

  /**
   * Names them.
   *
   * @param redshift whether an engine was named that evaluates Redshift's SQL
   */
  static List<NotCompared> of(Lake lake, boolean redshift) {
    List<NotCompared> left = new ArrayList<>();
    if (lake.readers().contains(Reader.ATHENA)) {
      left.add(
          new NotCompared(
              "athena", "it is not asked: its SQL differs from Trino's in names alone"));
    }
    if (lake.readers().contains(Reader.REDSHIFT) && !redshift) {
      left.add(new NotCompared("redshift", "it is not asked: name it with --redshift URL"));
    }
    if (lake.readers().contains(Reader.QUICKSIGHT)) {
      left.add(
          new NotCompared("quicksight", "it is not asked: it shows what another engine answers"));
    }
    return left;
  }
}
