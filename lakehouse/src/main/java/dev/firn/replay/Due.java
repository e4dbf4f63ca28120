package dev.firn.replay;

import java.util.Comparator;

/** Something to send as soon as a position of the stream is reached. */
sealed interface Due extends Comparable<Due> {
  Comparator<Due> ORDER = Comparator.comparingLong(Due::position).thenComparingLong(Due::ticket);

  long position();

  /** Decides between two that are due at the same position. */
  long ticket();

  @Override
  default int compareTo(Due other) {
    return ORDER.compare(this, other);
  }

  /** An event that was not sent yet. */
  record First(long position, long ticket, Event event) implements Due {}

  /** A message to send once more. */
  record Again(long position, long ticket, Message message) implements Due {}
}
