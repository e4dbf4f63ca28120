package dev.firn.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // harnesses throw what they throw when closed
class NewestVersionsTest {
  private static final RowType TYPE =
      RowType.of(
          new LogicalType[] {new BigIntType(), new BigIntType()}, new String[] {"key", "version"});
  private static final PrimaryKey KEY = new PrimaryKey(TYPE, List.of("key"));
  private static final VersionColumn VERSION = new VersionColumn(1, Types.LongType.get());

  /** Sends at once what is newer. */
  private static final class Operator extends AbstractStreamOperator<RowData>
      implements OneInputStreamOperator<RowData, RowData> {
    private final int maxBytes;
    private transient NewestVersions versions;

    Operator(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
      super.initializeState(context);
      versions = NewestVersions.of(this, context.getKeyedStateStore(), null, maxBytes);
    }

    @Override
    public void processElement(StreamRecord<RowData> row) throws Exception {
      BinaryRowData key = (BinaryRowData) getCurrentKey();
      if (versions.raise(key, VERSION.of(row.getValue()))) {
        output.collect(row);
      }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
      versions.barrier(checkpointId);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      versions.complete(checkpointId);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<RowData, RowData, RowData> harness(
      int maxBytes) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new Operator(maxBytes), KEY, KEY.getProducedType());
  }

  /** Whether checkpoints fail, or are complete late, or that is never told. */
  @Test
  void sendsRisingVersionsUntilACheckpointIsComplete() throws Exception {
    for (int seed = 1; seed <= 20; seed++) {
      try (var harness = harness(NewestVersions.MAX_BYTES)) {
        harness.open();
        new Run(harness, new Random(seed), true).run();
      }
    }
  }

  @Test
  void sendsRisingVersionsAlsoWithoutRoomInMemory() throws Exception {
    for (int seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      try (var harness = harness(random.nextInt(1200))) {
        harness.open();
        new Run(harness, random, false).run();
      }
    }
  }

  /** Random events, barriers and completions, and what has to come out. */
  private static final class Run {
    private static final int KEYS = 30;

    private final KeyedOneInputStreamOperatorTestHarness<RowData, RowData, RowData> harness;
    private final Random random;
    private final boolean hasRoom;
    private final List<Map<Integer, Integer>> incomplete = new ArrayList<>();
    private final Map<Integer, Integer> ever = new HashMap<>();
    private int first = 1;
    private int next = 1;

    Run(
        KeyedOneInputStreamOperatorTestHarness<RowData, RowData, RowData> harness,
        Random random,
        boolean hasRoom) {
      this.harness = harness;
      this.random = random;
      this.hasRoom = hasRoom;
      incomplete.add(new HashMap<>());
    }

    void run() throws Exception {
      for (int turn = 0; turn < 3000; turn++) {
        if (random.nextInt(40) == 0) {
          harness.prepareSnapshotPreBarrier(next);
          next++;
          incomplete.add(new HashMap<>());
        } else if (random.nextInt(60) == 0 && first < next) {
          complete(first + random.nextInt(next - first));
        } else {
          send(random.nextInt(KEYS), random.nextInt(1000));
        }
      }
    }

    private void complete(int checkpoint) throws Exception {
      harness.notifyOfCompletedCheckpoint(checkpoint);
      incomplete.subList(0, checkpoint - first + 1).clear();
      first = checkpoint + 1;
    }

    private void send(int key, int version) throws Exception {
      int newest = -1;
      for (Map<Integer, Integer> sent : incomplete) {
        newest = Math.max(newest, sent.getOrDefault(key, -1));
      }
      harness.processElement(new StreamRecord<>(GenericRowData.of((long) key, (long) version)));
      boolean isSent = !harness.getOutput().isEmpty();
      harness.getOutput().clear();
      if (version <= newest) {
        assertThat(isSent).isFalse();
      } else if (hasRoom || version > ever.getOrDefault(key, -1)) {
        assertThat(isSent).isTrue();
      }
      if (isSent) {
        incomplete.get(incomplete.size() - 1).put(key, version);
        ever.merge(key, version, Math::max);
      }
    }
  }
}
