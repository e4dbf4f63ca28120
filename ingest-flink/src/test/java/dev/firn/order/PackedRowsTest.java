package dev.firn.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.junit.jupiter.api.Test;

class PackedRowsTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final RowType TYPE =
      RowType.of(
          new LogicalType[] {new BigIntType(), new VarCharType(VarCharType.MAX_LENGTH)},
          new String[] {"id", "text"});
  private static final PrimaryKey KEY = new PrimaryKey(TYPE, List.of("id"));

  private static boolean put(PackedRows rows, long id, String text) {
    RowData row = GenericRowData.of(id, text == null ? null : StringData.fromString(text));
    BinaryRowData key = KEY.getKey(row);
    return rows.put(key, row);
  }

  private static Map<Long, String> drain(PackedRows rows) throws Exception {
    Map<Long, String> drained = new HashMap<>();
    rows.drain(row -> {
      String text = row.isNullAt(1) ? "none" : row.getString(1).toString();
      assertThat(drained.put(row.getLong(0), text)).as("twice").isNull();
    });
    return drained;
  }

  @Test
  void givesTheLastRowOfEachKey() throws Exception {
    PackedRows rows = new PackedRows(TYPE, 2 * MEBIBYTE);

    assertThat(put(rows, 1, "long enough to have room for the next")).isTrue();
    assertThat(put(rows, 2, null)).isTrue();
    assertThat(put(rows, 1, "short")).isTrue();
    assertThat(put(rows, 2, "longer than there is room for where it was")).isTrue();
    assertThat(put(rows, 1, "as long as the first one was, or so")).isTrue();

    assertThat(drain(rows))
        .isEqualTo(
            Map.of(
                1L,
                "as long as the first one was, or so",
                2L,
                "longer than there is room for where it was"));
    assertThat(drain(rows)).isEmpty();
  }

  @Test
  void takesARowThatIsLargerThanAPage() throws Exception {
    PackedRows rows = new PackedRows(TYPE, 8 * MEBIBYTE);
    String large = "x".repeat(3 * MEBIBYTE);

    assertThat(put(rows, 1, "small")).isTrue();
    assertThat(put(rows, 2, large)).isTrue();
    assertThat(put(rows, 3, "small")).isTrue();

    assertThat(drain(rows)).isEqualTo(Map.of(1L, "small", 2L, large, 3L, "small"));
  }

  /** A hot key whose rows grow and shrink must not fill the memory with what it was. */
  @Test
  void usesTheRoomOfOlderRows() throws Exception {
    PackedRows rows = new PackedRows(TYPE, MEBIBYTE);
    for (int i = 0; i < 100_000; i++) {
      assertThat(put(rows, 1, "x".repeat(i % 2 == 0 ? 200 : 20))).isTrue();
    }

    assertThat(drain(rows)).isEqualTo(Map.of(1L, "x".repeat(20)));
  }

  @Test
  void doesNotSplitAKeyBetweenHereAndElsewhere() throws Exception {
    for (int seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      PackedRows rows = new PackedRows(TYPE, (1 + random.nextInt(4)) * MEBIBYTE);
      for (int checkpoint = 0; checkpoint < 3; checkpoint++) {
        Map<Long, String> here = new HashMap<>();
        Map<Long, String> elsewhere = new HashMap<>();
        for (int i = 0; i < 400; i++) {
          long id = random.nextInt(60);
          String text = i + "x".repeat(random.nextInt(100_000));
          if (put(rows, id, text)) {
            assertThat(elsewhere).doesNotContainKey(id);
            here.put(id, text);
          } else {
            here.remove(id);
            elsewhere.put(id, text);
          }
        }
        assertThat(drain(rows)).isEqualTo(here);
      }
    }
  }
}
