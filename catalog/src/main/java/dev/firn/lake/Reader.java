package dev.firn.lake;

/** An engine that the lake promises to serve. */
public enum Reader {
  TRINO,
  ATHENA,
  REDSHIFT,
  QUICKSIGHT,
  SPARK,
  FLINK;
}
