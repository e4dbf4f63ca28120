package dev.firn.tests.aws.redshift;

import java.util.Optional;
import java.util.Random;

/** Decides which statements fail in the database. */
@FunctionalInterface
public interface StatementFaults {

  /** Why a statement fails; empty if it is tried. */
  Optional<String> next(String sql);

  /** No statement fails but by its own fault. */
  static StatementFaults none() {
    return _ -> Optional.empty();
  }

  /** Every statement with that text in it fails. */
  static StatementFaults of(String part, String error) {
    return sql -> sql.contains(part) ? Optional.of(error) : Optional.empty();
  }

  /** So many of a hundred statements fail. */
  static StatementFaults random(Random random, int percent) {
    return _ ->
        random.nextInt(100) < percent
            ? Optional.of("ERROR: 1023 Serializable isolation violation on table")
            : Optional.empty();
  }
}
