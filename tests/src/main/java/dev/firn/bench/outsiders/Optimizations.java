package dev.firn.bench.outsiders;

import dev.firn.probe.Queries;

/** Has Trino rewrite the files of main, against the keeper that deletes rows in them. */
final class Optimizations implements Act {
  private final Insistence insistence;

  Optimizations(Queries queries) {
    this.insistence = new Insistence(queries);
  }

  @Override
  public String name() {
    return "optimize";
  }

  @Override
  public Deed act() {
    return insistence.run("ALTER TABLE sales EXECUTE optimize", 0, () -> false);
  }
}
