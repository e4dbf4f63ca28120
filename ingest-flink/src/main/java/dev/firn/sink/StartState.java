package dev.firn.sink;

import java.util.Set;

/** What a job knows of its past when it starts, and so which epoch its sinks may go on with. */
public sealed interface StartState {

  /** Nothing: every sink takes a new epoch. */
  record Stateless() implements StartState {}

  /**
   * A checkpoint or savepoint. A sink goes on with its epoch if the checkpoint has it and nothing
   * was committed in it since; otherwise it takes a new one.
   *
   * @param operatorIds hexadecimal ids of all operators that have state in it
   */
  record Restored(long checkpointId, Set<String> operatorIds) implements StartState {
    public Restored {
      operatorIds = Set.copyOf(operatorIds);
    }
  }

  /** Whatever the cluster restores by itself: every sink goes on with the epoch that it had. */
  record LeftToCluster() implements StartState {}
}
