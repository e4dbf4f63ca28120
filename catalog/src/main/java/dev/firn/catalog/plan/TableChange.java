package dev.firn.catalog.plan;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.SortTerm;
import java.util.List;
import java.util.Optional;

/** A change of one table. */
public sealed interface TableChange extends Change permits SchemaChange, TableChange.Other {

  String table();

  @Override
  default String subject() {
    return table();
  }

  @Override
  default Effect effect() {
    return Effect.SAFE;
  }

  /** Everything but changes of columns. */
  sealed interface Other extends TableChange {}

  /** Creates the table with both of its lanes, in one commit. */
  record Create(DeclaredTable declared, Optional<String> location) implements Other {
    @Override
    public String table() {
      return declared.name();
    }

    @Override
    public String text() {
      return "create the table with %d columns and both lanes%s"
          .formatted(declared.columns().size(), location.map(at -> " at " + at).orElse(""));
    }
  }

  /** Gives a table that exists the lanes that it lacks. */
  record ProvisionLanes(String table, String state) implements Other {
    @Override
    public String text() {
      return "make its lanes ready: " + state;
    }
  }

  /** Makes {@code ingest} anew where it was lost. */
  record RecreateLane(String table) implements Other {
    @Override
    public Effect effect() {
      return Effect.LOSES_EVENTS;
    }

    @Override
    public String text() {
      return "create the branch ingest again: it is gone, and with it all events that were written"
          + " to it and not yet published";
    }
  }

  record SetProperty(String table, String key, Optional<String> before, String value)
      implements Other {
    @Override
    public String text() {
      return "set %s to '%s'%s"
          .formatted(key, value, before.map(old -> ", was '" + old + "'").orElse(""));
    }
  }

  record RemoveProperty(String table, String key, String before) implements Other {
    @Override
    public String text() {
      return "remove %s, was '%s'".formatted(key, before);
    }
  }

  /** Partitions what is written from now on; files that are there keep their partitions. */
  record Repartition(String table, List<String> before, List<PartitionTerm> after)
      implements Other {
    public Repartition {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    @Override
    public String text() {
      return "partition new files by %s, was %s"
          .formatted(after.stream().map(PartitionTerm::text).toList(), before);
    }
  }

  /** Sorts what is written from now on. */
  record Resort(String table, String before, List<SortTerm> after) implements Other {
    public Resort {
      after = List.copyOf(after);
    }

    @Override
    public String text() {
      return "sort new files by [%s], was [%s]".formatted(SortTerms.text(after), before);
    }
  }

  /**
   * Something that is declared and cannot be done.
   *
   * @param wayOut what can be done instead
   */
  record Refused(String table, String what, String reason, String wayOut) implements Other {
    @Override
    public Effect effect() {
      return Effect.REFUSED;
    }

    @Override
    public String text() {
      return "Cannot %s: %s; %s".formatted(what, reason, wayOut);
    }
  }

  /** Something that Firn leaves as it is. */
  record Note(String table, String text) implements Other {
    @Override
    public Effect effect() {
      return Effect.NOTE;
    }
  }
}
