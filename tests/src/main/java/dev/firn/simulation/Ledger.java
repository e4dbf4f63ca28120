package dev.firn.simulation;

import dev.firn.lake.CorrectionNames;
import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** What the stream committed, and how much of it main says it holds. */
final class Ledger {
  /** A sink, as it knows itself. */
  record Writer(String job, String operator) {}

  private static final long NONE = -1;

  private record Committed(long checkpoint, int entry) {}

  private final Model model;
  private final CorrectionModel corrections;
  private final List<LaneEntry> entries = new ArrayList<>();
  private final Map<Writer, Committed> committed = new LinkedHashMap<>();
  private @Nullable Writer current;
  private int applied;
  private long synced = -1;

  Ledger(Model model, CorrectionModel corrections) {
    this.model = model;
    this.corrections = corrections;
  }

  void committed(LaneEntry entry, Writer writer, long checkpoint) {
    entries.add(entry);
    committed.put(writer, new Committed(checkpoint, entries.size() - 1));
    current = writer;
  }

  /** Whether the lane's head is what main is published through. */
  boolean isPublished(Table table) {
    return through(table) == table.snapshot(Lanes.INGEST).snapshotId();
  }

  int indexOf(long laneSnapshot) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).snapshotId() == laneSnapshot) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the lane has rows that main does not say it holds. */
  boolean hasUnpublishedRows() {
    return entries.stream().skip(applied).anyMatch(entry -> !entry.files().isEmpty());
  }

  /** Brings the model to where main says it is, commit by commit. */
  void sync(Table table) {
    Deque<Snapshot> fresh = new ArrayDeque<>();
    for (@Nullable Snapshot at = table.currentSnapshot();
        at != null && at.snapshotId() != synced;
        at = parent(table, at)) {
      fresh.addFirst(at);
    }
    fresh.forEach(this::apply);
    synced = table.currentSnapshot().snapshotId();
    applyThrough(through(table));
  }

  private void apply(Snapshot snapshot) {
    String through = snapshot.summary().get(LaneProperties.PUBLISHED_THROUGH);
    if (through != null) {
      applyThrough(Long.parseLong(through));
    }
    String correction = snapshot.summary().get(CorrectionNames.NAME);
    if (correction != null) {
      corrections.published(correction);
    }
  }

  private static long through(Table table) {
    for (Snapshot at = table.currentSnapshot(); at != null; at = parent(table, at)) {
      String through = at.summary().get(LaneProperties.PUBLISHED_THROUGH);
      if (through != null) {
        return Long.parseLong(through);
      }
    }
    throw new Violation("I4: main does not say how far it is published");
  }

  private static @Nullable Snapshot parent(Table table, Snapshot at) {
    return at.parentId() == null ? null : table.snapshot(at.parentId());
  }

  private void applyThrough(long through) {
    int index = indexOf(through);
    if (index < 0 && through != -1) {
      throw new Violation("main is published through " + through + ", which is not of the stream");
    }
    if (index + 1 < applied) {
      throw new Violation("main went back to lane snapshot " + through);
    }
    for (; applied <= index; applied++) {
      entries.get(applied).changes().forEach(model::apply);
    }
  }

  /**
   * Each sink finds its last checkpoint, in the way in which it looks for it; only one that has
   * ended may find nothing, once it is published and its history has expired.
   */
  void checkSink(Table table) {
    committed.forEach((writer, last) -> {
      long found = committedCheckpoint(table, writer);
      boolean forgotten = found == NONE && !writer.equals(current) && last.entry() < applied;
      if (found != last.checkpoint() && !forgotten) {
        throw new Violation(
            "I1: %s committed checkpoint %d and finds %d"
                .formatted(writer, last.checkpoint(), found));
      }
    });
  }

  /** As {@code IcebergCommitter} does after a restart. */
  static long committedCheckpoint(Table table, Writer writer) {
    for (Snapshot at = table.snapshot(Lanes.INGEST); at != null; at = parent(table, at)) {
      Map<String, String> summary = at.summary();
      String operator = summary.get(LaneProperties.SINK_OPERATOR_ID);
      if (writer.job().equals(summary.get(LaneProperties.SINK_JOB_ID))
          && (operator == null || writer.operator().equals(operator))) {
        return Long.parseLong(summary.get(LaneProperties.SINK_CHECKPOINT_ID));
      }
    }
    return NONE;
  }
}
