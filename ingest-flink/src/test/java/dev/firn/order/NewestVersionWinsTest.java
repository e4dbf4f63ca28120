package dev.firn.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // harnesses throw what they throw when closed
class NewestVersionWinsTest {
  private static final Duration MEMORY = Duration.ofDays(7);

  /** All overflow goes to keyed state. */
  private static final int NO_MEMORY = 0;

  private static final RowType TYPE =
      RowType.of(
          new LogicalType[] {
            new VarCharType(VarCharType.MAX_LENGTH), new BigIntType(), new BigIntType()
          },
          new String[] {"key", "version", "value"});
  private static final VersionColumn VERSION = new VersionColumn(1, Types.LongType.get());

  private final List<String> emitted = new ArrayList<>();

  private static OrderRules rules(VersionColumn version, int limit, boolean flushesEarly) {
    return new OrderRules("t", version, null, TYPE, limit, flushesEarly);
  }

  private static OrderRules remembering() {
    return new OrderRules("t", VERSION, MEMORY, TYPE, 100, true);
  }

  private static KeyedOneInputStreamOperatorTestHarness<RowData, RowData, RowData> harness(
      OrderRules rules) throws Exception {
    return harness(rules, Overflow.MAX_BYTES);
  }

  private static KeyedOneInputStreamOperatorTestHarness<RowData, RowData, RowData> harness(
      OrderRules rules, int maxOverflowBytes) throws Exception {
    PrimaryKey key = new PrimaryKey(TYPE, List.of("key"));
    KeyedOneInputStreamOperatorTestHarness<RowData, RowData, RowData> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new NewestVersionWins(rules, key, maxOverflowBytes), key, key.getProducedType());
    harness.setup(new RowDataSerializer(TYPE));
    return harness;
  }

  private static StreamRecord<RowData> row(String key, long version, long value) {
    return new StreamRecord<>(GenericRowData.of(StringData.fromString(key), version, value));
  }

  private List<String> drain(
      KeyedOneInputStreamOperatorTestHarness<RowData, RowData, RowData> harness) {
    emitted.clear();
    for (RowData row : harness.extractOutputValues()) {
      emitted.add(row.getString(0).toString() + row.getLong(1) + "=" + row.getLong(2));
    }
    harness.getOutput().clear();
    emitted.sort(null);
    return emitted;
  }

  @Test
  void holdsOneRowOfEachKeyUntilTheBarrier() throws Exception {
    try (var harness = harness(rules(VERSION, 100, true))) {
      harness.open();
      harness.processElement(row("a", 1, 10));
      harness.processElement(row("a", 3, 30));
      harness.processElement(row("a", 2, 20));
      harness.processElement(row("a", 3, 31));
      harness.processElement(row("b", 1, 11));

      assertThat(drain(harness)).isEmpty();
      harness.prepareSnapshotPreBarrier(1);
      assertThat(drain(harness)).containsExactly("a3=30", "b1=11");
    }
  }

  @Test
  void doesNotLetRowsWaitThatHardlyRepeat() throws Exception {
    try (var harness = harness(rules(VERSION, 100, true))) {
      harness.setProcessingTime(0);
      harness.open();
      harness.processElement(row("a", 1, 10));
      harness.processElement(row("b", 1, 11));
      harness.processElement(row("b", 2, 12));

      harness.setProcessingTime(1000);
      assertThat(drain(harness)).containsExactly("a1=10", "b2=12");

      harness.processElement(row("a", 1, 10));
      harness.processElement(row("a", 2, 20));
      harness.processElement(row("a", 3, 30));
      harness.setProcessingTime(2000);
      assertThat(drain(harness)).isEmpty();

      harness.prepareSnapshotPreBarrier(1);
      assertThat(drain(harness)).containsExactly("a3=30");
    }
  }

  @Test
  void letsRowsPassThatAreNotReplaced() throws Exception {
    try (var harness = harness(rules(VERSION, 100, true))) {
      harness.setProcessingTime(0);
      harness.open();
      harness.processElement(row("a", 1, 10));
      harness.processElement(row("b", 1, 11));
      harness.setProcessingTime(1000);
      drain(harness);

      harness.processElement(row("c", 1, 12));
      harness.processElement(row("a", 3, 30));
      harness.processElement(row("a", 2, 20));
      assertThat(drain(harness)).containsExactly("a3=30", "c1=12");
    }
  }

  @Test
  void triesNowAndThenWhetherRowsRepeat() throws Exception {
    try (var harness = harness(rules(VERSION, 100, true))) {
      harness.setProcessingTime(0);
      harness.open();
      harness.processElement(row("a", 1, 10));
      for (int second = 1; second <= 11; second++) {
        harness.setProcessingTime(second * 1000L);
      }
      drain(harness);

      harness.processElement(row("a", 2, 20));
      harness.processElement(row("a", 3, 30));
      harness.processElement(row("a", 4, 40));
      harness.setProcessingTime(12_000);
      assertThat(drain(harness)).isEmpty();

      harness.prepareSnapshotPreBarrier(1);
      assertThat(drain(harness)).containsExactly("a4=40");
    }
  }

  @Test
  void waitsForTheBarrierWhereOneKeyMustNotComeTwice() throws Exception {
    for (OrderRules rules : List.of(rules(VERSION, 100, false), rules(null, 100, true))) {
      try (var harness = harness(rules)) {
        harness.setProcessingTime(0);
        harness.open();
        harness.processElement(row("a", 1, 10));

        harness.setProcessingTime(5000);

        assertThat(drain(harness)).isEmpty();
        harness.prepareSnapshotPreBarrier(1);
        assertThat(drain(harness)).containsExactly("a1=10");
      }
    }
  }

  @Test
  void leavesToTheKeeperWhatIsOlderThanACompleteCheckpoint() throws Exception {
    try (var harness = harness(rules(VERSION, 100, true))) {
      harness.open();
      harness.processElement(row("a", 3, 30));
      harness.prepareSnapshotPreBarrier(1);
      harness.processElement(row("a", 2, 20));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(drain(harness)).containsExactly("a3=30");

      harness.notifyOfCompletedCheckpoint(1);
      harness.processElement(row("a", 2, 20));
      harness.prepareSnapshotPreBarrier(3);
      assertThat(drain(harness)).containsExactly("a2=20");
    }
  }

  /** A writer may not have seen the barrier of a checkpoint that failed. */
  @Test
  void remembersWhatWasSentBeforeACheckpointThatFailed() throws Exception {
    try (var harness = harness(rules(VERSION, 100, true))) {
      harness.open();
      harness.processElement(row("a", 3, 30));
      harness.prepareSnapshotPreBarrier(1);
      harness.getOperator().notifyCheckpointAborted(1);
      harness.processElement(row("a", 2, 20));
      harness.processElement(row("b", 2, 20));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(drain(harness)).containsExactly("a3=30", "b2=20");

      harness.processElement(row("a", 2, 20));
      harness.notifyOfCompletedCheckpoint(2);
      harness.processElement(row("b", 1, 20));
      harness.prepareSnapshotPreBarrier(3);
      assertThat(drain(harness)).containsExactly("b1=20");
    }
  }

  @Test
  void remembersVersionsAcrossCheckpointsAndRestore() throws Exception {
    OperatorSubtaskState state;
    try (var harness = harness(remembering())) {
      harness.open();
      harness.processElement(row("a", 3, 30));
      harness.prepareSnapshotPreBarrier(1);
      state = harness.snapshot(1, 0);
      harness.notifyOfCompletedCheckpoint(1);
    }
    try (var harness = harness(remembering())) {
      harness.initializeState(state);
      harness.open();
      harness.processElement(row("a", 2, 20));
      harness.processElement(row("a", 3, 31));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(drain(harness)).isEmpty();
      harness.processElement(row("a", 4, 40));
      harness.prepareSnapshotPreBarrier(3);
      assertThat(drain(harness)).containsExactly("a4=40");
    }
  }

  @Test
  void forgetsAVersionAfterItsMemory() throws Exception {
    try (var harness = harness(remembering())) {
      harness.open();
      harness.setStateTtlProcessingTime(0);
      harness.processElement(row("a", 3, 30));
      harness.prepareSnapshotPreBarrier(1);
      harness.notifyOfCompletedCheckpoint(1);
      harness.setStateTtlProcessingTime(MEMORY.toMillis() - 1);
      harness.processElement(row("a", 2, 20));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(drain(harness)).containsExactly("a3=30");
      harness.setStateTtlProcessingTime(MEMORY.toMillis());
      harness.processElement(row("a", 1, 10));
      harness.prepareSnapshotPreBarrier(3);
      assertThat(drain(harness)).containsExactly("a1=10");
    }
  }

  @Test
  void goesByArrivalWithoutAVersion() throws Exception {
    try (var harness = harness(rules(null, 100, true))) {
      harness.open();
      harness.processElement(row("a", 3, 30));
      harness.processElement(row("a", 2, 20));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(drain(harness)).containsExactly("a2=20");
    }
  }

  @Test
  void flushesEarlyWhenTheBufferIsFull() throws Exception {
    try (var harness = harness(rules(VERSION, 2, true))) {
      harness.open();
      harness.processElement(row("a", 1, 1));
      harness.processElement(row("b", 1, 2));
      harness.processElement(row("a", 2, 3));
      assertThat(drain(harness)).isEmpty();
      harness.processElement(row("c", 1, 4));
      assertThat(drain(harness)).containsExactly("a2=3", "b1=2");
      harness.processElement(row("a", 1, 5));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(drain(harness)).containsExactly("c1=4");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {NO_MEMORY, Overflow.MAX_BYTES})
  void holdsWhatTheBufferHasNoRoomForOnFormat3(int maxOverflowBytes) throws Exception {
    OperatorSubtaskState state;
    try (var harness = harness(rules(VERSION, 1, false), maxOverflowBytes)) {
      harness.open();
      harness.processElement(row("a", 1, 10));
      harness.processElement(row("b", 1, 11));
      harness.processElement(row("c", 2, 12));
      harness.processElement(row("a", 2, 20));
      harness.processElement(row("b", 2, 21));
      harness.processElement(row("c", 1, 22));
      assertThat(drain(harness)).isEmpty();

      harness.prepareSnapshotPreBarrier(1);
      assertThat(drain(harness)).containsExactly("a2=20", "b2=21", "c2=12");
      state = harness.snapshot(1, 0);
      harness.processElement(row("d", 1, 13));
      harness.processElement(row("b", 3, 31));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(drain(harness)).containsExactly("b3=31", "d1=13");
    }
    try (var harness = harness(rules(VERSION, 1, false), maxOverflowBytes)) {
      harness.initializeState(state);
      harness.open();
      harness.processElement(row("d", 1, 13));
      harness.processElement(row("b", 2, 41));
      harness.processElement(row("b", 3, 31));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(drain(harness)).containsExactly("b3=31", "d1=13");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {NO_MEMORY, Overflow.MAX_BYTES})
  void givesEachKeyOnceAndItsLastRowOnFormat3WithoutAVersion(int maxOverflowBytes)
      throws Exception {
    Random random = new Random(1);
    try (var harness = harness(rules(null, 5, false), maxOverflowBytes)) {
      harness.open();
      for (int checkpoint = 1; checkpoint <= 20; checkpoint++) {
        Map<String, String> last = new TreeMap<>();
        for (int i = random.nextInt(60); i > 0; i--) {
          String key = "k" + random.nextInt(20);
          long value = random.nextInt(1000);
          harness.processElement(row(key, 7, value));
          last.put(key, key + "7=" + value);
        }
        assertThat(drain(harness)).isEmpty();
        harness.prepareSnapshotPreBarrier(checkpoint);
        assertThat(drain(harness)).containsExactlyInAnyOrderElementsOf(last.values());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {NO_MEMORY, Overflow.MAX_BYTES})
  void remembersVersionsOfRowsThatTheBufferHadNoRoomFor(int maxOverflowBytes) throws Exception {
    OrderRules rules = new OrderRules("t", VERSION, MEMORY, TYPE, 1, false);
    try (var harness = harness(rules, maxOverflowBytes)) {
      harness.open();
      harness.processElement(row("a", 3, 30));
      harness.processElement(row("b", 3, 31));
      harness.processElement(row("c", 3, 32));
      harness.prepareSnapshotPreBarrier(1);
      harness.notifyOfCompletedCheckpoint(1);
      assertThat(drain(harness)).containsExactly("a3=30", "b3=31", "c3=32");

      harness.processElement(row("a", 2, 20));
      harness.processElement(row("b", 2, 21));
      harness.processElement(row("c", 4, 42));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(drain(harness)).containsExactly("c4=42");
    }
  }

  /** The sink deletes the row of a key that came first in a checkpoint, whatever its version. */
  @Test
  void sendsRisingVersionsOfEachKeyWhateverWaits() throws Exception {
    for (int seed = 1; seed <= 30; seed++) {
      Random random = new Random(seed);
      int keys = 1 + random.nextInt(60);
      try (var harness = harness(rules(VERSION, 1 + random.nextInt(20), true))) {
        harness.setProcessingTime(0);
        harness.open();
        Map<String, Long> newest = new TreeMap<>();
        Map<String, Long> sent = new TreeMap<>();
        long time = 0;
        for (int i = 1; i <= 2000; i++) {
          String key = "k" + random.nextInt(keys);
          long version = random.nextInt(i);
          newest.merge(key, version, Math::max);
          harness.processElement(row(key, version, 0));
          if (random.nextInt(5) == 0) {
            time += random.nextInt(700);
            harness.setProcessingTime(time);
          }
          assertRising(harness, sent);
        }
        harness.prepareSnapshotPreBarrier(1);
        assertRising(harness, sent);
        assertThat(sent).isEqualTo(newest);
      }
    }
  }

  private static void assertRising(
      KeyedOneInputStreamOperatorTestHarness<RowData, RowData, RowData> harness,
      Map<String, Long> sent) {
    for (RowData row : harness.extractOutputValues()) {
      Long before = sent.put(row.getString(0).toString(), row.getLong(1));
      assertThat(before == null || before < row.getLong(1)).isTrue();
    }
    harness.getOutput().clear();
  }

  @Test
  void keysHashTheSameInEveryJvm() {
    PrimaryKey key = new PrimaryKey(TYPE, List.of("value", "key"));

    RowData first = key.getKey(row("a", 1, 2).getValue());

    assertThat(first.hashCode()).isEqualTo(-1012804550);
    assertThat(first).isEqualTo(key.getKey(row("a", 9, 2).getValue()));
    assertThat(first).isNotEqualTo(key.getKey(row("b", 1, 2).getValue()));
  }
}
