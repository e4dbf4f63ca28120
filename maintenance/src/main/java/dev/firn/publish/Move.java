package dev.firn.publish;

/** What one attempt to move the lane onto main did. */
public sealed interface Move {
  /** The lane is where main is. */
  record NotNeeded() implements Move {}

  /** The lane was at one snapshot and is at the other, main's head. */
  record Moved(long from, long to) implements Move {}

  /** Someone committed meanwhile, or the lane is not all published; nothing was changed. */
  record Refused(String reason) implements Move {}

  /** It is not known whether the lane was moved; either is right. */
  record Unknown(RuntimeException cause) implements Move {}
}
