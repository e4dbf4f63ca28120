package dev.firn.simulation;

import java.util.Random;

/** Names of files, in an order that says nothing about when they were made. */
final class FileNames {
  private final Random random;
  private int count;

  FileNames(long seed) {
    this.random = new Random(~seed);
  }

  String next(String kind) {
    return "%s-%04x-%d.parquet".formatted(kind, random.nextInt(1 << 16), ++count);
  }
}
