package dev.firn.upkeep;

import java.util.List;

/** How a task ended. */
public sealed interface UpkeepOutcome {
  /** Nothing was to do. */
  record NotDue(String reason) implements UpkeepOutcome {}

  /** It was done. */
  record Done(List<Counter> counters) implements UpkeepOutcome {

    public Done {
      counters = List.copyOf(counters);
    }
  }

  /** Somebody was faster: nothing was changed, and the task plans anew. */
  record Refused(String reason) implements UpkeepOutcome {}

  /** It is not known whether the commit exists: its files are kept, and a reload will tell. */
  record Unknown(String reason) implements UpkeepOutcome {}

  /** It cannot be done now; nothing was changed. */
  record Failed(String reason) implements UpkeepOutcome {}
}
