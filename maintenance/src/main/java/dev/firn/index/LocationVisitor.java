package dev.firn.index;

/** Sees the entries of a {@link LocationTable}. */
@FunctionalInterface
interface LocationVisitor {
  void visit(long high, long low, long location, long version);
}
