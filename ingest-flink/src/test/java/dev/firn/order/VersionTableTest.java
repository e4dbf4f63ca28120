package dev.firn.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.junit.jupiter.api.Test;

class VersionTableTest {
  private static final RowType TYPE =
      RowType.of(
          new LogicalType[] {new VarCharType(VarCharType.MAX_LENGTH), new BigIntType()},
          new String[] {"name", "number"});
  private static final PrimaryKey KEY = new PrimaryKey(TYPE, List.of("name", "number"));

  private final VersionTable table = new VersionTable();

  /** Keys of all lengths, also none. */
  private static BinaryRowData key(int number) {
    StringData name = number % 5 == 0 ? null : StringData.fromString("x".repeat(number % 40));
    return KEY.getKey(GenericRowData.of(name, (long) number));
  }

  private void put(int number, long version) {
    if (table.raise(key(number), version) == VersionTable.Raised.ABSENT) {
      assertThat(table.add(key(number), version, Integer.MAX_VALUE)).isTrue();
    }
  }

  private void assertVersion(int number, long version) {
    assertThat(table.isNewer(key(number), version)).isFalse();
    assertThat(table.isNewer(key(number), version + 1)).isTrue();
  }

  private void assertAbsent(int number) {
    assertThat(table.isNewer(key(number), Long.MIN_VALUE)).isTrue();
    assertThat(table.raise(key(number), 1)).isEqualTo(VersionTable.Raised.ABSENT);
  }

  @Test
  void holdsTheNewestVersionOfEachKey() {
    for (int seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      Map<Integer, Long> expected = new HashMap<>();
      for (int i = 0; i < 30_000; i++) {
        int number = random.nextInt(10_000);
        int version = random.nextInt();
        put(number, version);
        expected.merge(number, (long) version, Math::max);
      }
      for (int number = 0; number < 10_000; number++) {
        if (expected.containsKey(number)) {
          assertVersion(number, expected.get(number));
        } else {
          assertAbsent(number);
        }
      }
      table.clear();
      assertThat(table.bytes()).isZero();
      expected.keySet().forEach(this::assertAbsent);
    }
  }

  @Test
  void saysWhetherAVersionIsNewer() {
    put(1, 5);

    assertThat(table.raise(key(1), 5)).isEqualTo(VersionTable.Raised.NOT_NEWER);
    assertThat(table.raise(key(1), 4)).isEqualTo(VersionTable.Raised.NOT_NEWER);
    assertThat(table.raise(key(1), 6)).isEqualTo(VersionTable.Raised.RAISED);
    assertVersion(1, 6);
  }

  @Test
  void takesNoMoreKeysThanThereIsRoomFor() {
    int keys = 0;
    while (table.add(key(keys), keys, 1 << 20)) {
      keys++;
    }

    assertThat(table.bytes()).isBetween((1 << 20) - 100, 1 << 20);
    assertAbsent(keys);
    assertVersion(0, 0);
    assertVersion(keys - 1, keys - 1);
    assertThat(table.raise(key(0), 7)).isEqualTo(VersionTable.Raised.RAISED);
  }

  @Test
  void givesBackWhatOneLargeCheckpointNeeded() {
    for (int i = 0; i < 20_000; i++) {
      put(i, i);
    }
    table.clear();
    put(1, 1);
    table.clear();
    put(2, 2);

    assertVersion(2, 2);
    assertAbsent(1);
  }
}
