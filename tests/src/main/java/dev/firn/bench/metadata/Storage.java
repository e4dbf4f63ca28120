package dev.firn.bench.metadata;

import java.util.Locale;

/** Where the files of the benchmark's table are. */
enum Storage {
  /** On the local disk, with nothing in between. */
  DISK,
  /** In the local S3 endpoint, a process of its own that is asked over HTTP. */
  S3;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
