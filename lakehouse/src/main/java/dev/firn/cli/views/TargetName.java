package dev.firn.cli.views;

import dev.firn.semantic.Target;
import java.util.Optional;

/** What views can be published to, as commands name it. */
enum TargetName {
  TRINO,
  ATHENA,
  REDSHIFT,
  QUICKSIGHT;

  /** In whose SQL the views are; empty for what shows the views of another target. */
  Optional<Target> engine() {
    return switch (this) {
      case TRINO -> Optional.of(Target.TRINO);
      case ATHENA -> Optional.of(Target.ATHENA);
      case REDSHIFT -> Optional.of(Target.REDSHIFT);
      case QUICKSIGHT -> Optional.empty();
    };
  }
}
