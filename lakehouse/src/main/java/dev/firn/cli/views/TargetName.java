package dev.firn.cli.views;

import dev.firn.semantic.Target;

/** What views can be published to, as commands name it. */
enum TargetName {
  TRINO(Target.TRINO),
  ATHENA(Target.ATHENA),
  REDSHIFT(Target.REDSHIFT);

  private final Target engine;

  TargetName(Target engine) {
    this.engine = engine;
  }

  /** In whose SQL the views are. */
  Target engine() {
    return engine;
  }
}
