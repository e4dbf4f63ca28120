package dev.firn.local.site;

import java.util.Locale;

/** The processes of the local topology, in the order in which they start. */
public enum PartName {
  S3,
  GLUE,
  KAFKA,
  TRINO,
  FLINK,
  KEEPER;

  /** The name as users write it, also the name of its files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the lake's tables must exist before it can start. */
  public boolean needsTables() {
    return this == FLINK || this == KEEPER;
  }

  @Override
  public String toString() {
    return label();
  }
}
