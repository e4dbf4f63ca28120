package dev.firn.semantic;

import java.util.Locale;

/** An engine that views are published to. */
public enum Target {
  TRINO,
  ATHENA,
  REDSHIFT;

  /** As it is written: {@code trino}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
