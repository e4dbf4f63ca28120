package dev.firn.order;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of each key that came for a checkpoint which is not complete, and of others
 * for as long as {@link OrderRules#memory} asks for it.
 *
 * <pre>
 *   not complete --> a table in memory for each checkpoint, dropped when it is complete
 *              \---> keyed state, once the tables are full
 *   memory --------> keyed state
 * </pre>
 *
 * <p>A barrier alone drops nothing: a writer that was told of a failed checkpoint before its
 * barrier came ignores the barrier, and writes what came before and after it as one. What keyed
 * state holds is never wrong, only older than what came, so that nothing of it need be dropped.
 */
final class NewestVersions {
  /**
   * Of the entries of all tables, for one table of the lake and subtask: two million short keys.
   */
  static final int MAX_BYTES = 1 << 27;

  /** Longer than a checkpoint takes. */
  private static final Duration NO_MEMORY = Duration.ofDays(1);

  private final KeyContext context;
  private final ValueState<Long> kept;
  private final boolean keepsAll;
  private final Deque<Came> incomplete = new ArrayDeque<>();
  private Came current = new Came(new VersionTable());
  private VersionTable spare = new VersionTable();
  private int room;

  /** What came for one checkpoint. */
  private static final class Came {
    final VersionTable table;

    /** Whether keyed state has some of it. */
    boolean isSpilled;

    /** Unknown until its barrier comes. */
    long checkpointId = Long.MAX_VALUE;

    Came(VersionTable table) {
      this.table = table;
    }
  }

  private NewestVersions(
      KeyContext context, ValueState<Long> kept, boolean keepsAll, int maxBytes) {
    this.context = context;
    this.kept = kept;
    this.keepsAll = keepsAll;
    this.room = maxBytes;
  }

  /**
   * Nothing, but for what keyed state brings along.
   *
   * @param context whose current key keyed state belongs to; it is set before state is used
   * @param memory how long versions are kept; null for no longer than needed
   * @param maxBytes what tables may take before keyed state is used
   */
  static NewestVersions of(
      KeyContext context, KeyedStateStore state, @Nullable Duration memory, int maxBytes) {
    ValueStateDescriptor<Long> descriptor =
        new ValueStateDescriptor<>("newest-version", LongSerializer.INSTANCE);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(memory == null ? NO_MEMORY : memory)
            .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
            .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
            .build());
    return new NewestVersions(context, state.getState(descriptor), memory != null, maxBytes);
  }

  /** Remembers a version of a key if it is newer than all that are remembered; whether it is. */
  boolean raise(BinaryRowData key, long version) throws IOException {
    return switch (current.table.raise(key, version)) {
      case RAISED -> true;
      case NOT_NEWER -> false;
      case ABSENT -> isNewerThanEarlier(key, version) && add(key, version);
    };
  }

  private boolean isNewerThanEarlier(BinaryRowData key, long version) throws IOException {
    boolean asksState = keepsAll || current.isSpilled;
    for (Came earlier : incomplete) {
      if (!earlier.table.isNewer(key, version)) {
        return false;
      }
      asksState |= earlier.isSpilled;
    }
    return !asksState || isNewerThanKept(key, version);
  }

  private boolean isNewerThanKept(BinaryRowData key, long version) throws IOException {
    context.setCurrentKey(key);
    Long remembered = kept.value();
    return remembered == null || version > remembered;
  }

  private boolean add(BinaryRowData key, long version) throws IOException {
    if (!current.table.add(key, version, room)) {
      current.isSpilled = true;
      keep(key, version);
    }
    return true;
  }

  private void keep(BinaryRowData key, long version) throws IOException {
    context.setCurrentKey(key);
    kept.update(version);
  }

  /** Whether versions are to be remembered when they are {@linkplain #sent}. */
  boolean keepsAll() {
    return keepsAll;
  }

  /** The newest version of a key goes downstream; to be told only where it {@link #keepsAll}. */
  void sent(BinaryRowData key, long version) throws IOException {
    keep(key, version);
  }

  /** The barrier of a checkpoint comes, and everything has been sent. */
  void barrier(long checkpointId) {
    current.checkpointId = checkpointId;
    incomplete.addLast(current);
    room -= current.table.bytes();
    current = new Came(spare);
    spare = new VersionTable();
  }

  /** All writers have seen that barrier. */
  void complete(long checkpointId) {
    while (!incomplete.isEmpty() && incomplete.getFirst().checkpointId <= checkpointId) {
      spare = incomplete.removeFirst().table;
      room += spare.bytes();
      spare.clear();
    }
  }
}
