package dev.firn.index.memory;

/** Sees the entries of a {@link LocationTable}. */
@FunctionalInterface
public interface LocationVisitor {
  void visit(long high, long low, long location, long version);
}
