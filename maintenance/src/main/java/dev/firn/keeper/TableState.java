package dev.firn.keeper;

import dev.firn.publish.lane.Halt;

/** How a table is doing. */
public sealed interface TableState {
  /** Not looked at yet. */
  record Waiting() implements TableState {}

  /** Main holds what the lane holds. */
  record Current() implements TableState {}

  /** The lane is ahead of main. */
  record Behind() implements TableState {}

  /**
   * Another keeper works on it; this one takes over when that one has died.
   *
   * @param holder id of the other
   */
  record StandingBy(String holder) implements TableState {}

  /** The keeper waits until someone has looked; it looks again by itself. */
  record Halted(Halt halt) implements TableState {}

  /** The catalog has no such table. */
  record Missing() implements TableState {}

  /**
   * The last look failed; it is repeated.
   *
   * @param reason one line
   */
  record Failing(String reason) implements TableState {}

  /** Whether someone may have to look. */
  default boolean isTrouble() {
    return this instanceof Halted || this instanceof Missing || this instanceof Failing;
  }
}
