package dev.firn.compact;

/** A rewrite was told to stop; the thread's interrupt status is set. */
public final class RewriteInterruptedException extends RuntimeException {
  RewriteInterruptedException() {
    super("Cannot finish a rewrite: it was interrupted");
  }
}
