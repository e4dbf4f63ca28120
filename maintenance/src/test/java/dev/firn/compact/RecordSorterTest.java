package dev.firn.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSorterTest {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "id", Types.IntegerType.get()),
          Types.NestedField.optional(2, "at", Types.TimestampType.withZone()));
  private static final SortOrder BY_ID = SortOrder.builderFor(SCHEMA).desc("id").build();

  /** In one run, and in many runs of a few rows. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 2000})
  void sortsAndSaysWhereEachRowWent(long maxRunBytes) {
    Random random = new Random(1);
    List<Integer> ids = new ArrayList<>();
    List<Record> sorted = new ArrayList<>();
    List<Integer> arrivals = new ArrayList<>();
    try (RecordSorter sorter = new RecordSorter(SCHEMA, BY_ID, Pace.FULL, maxRunBytes)) {
      for (int i = 0; i < 300; i++) {
        ids.add(random.nextInt(40));
        sorter.add(GenericRecord.create(SCHEMA).copy("id", ids.get(i)));
      }
      sorter.forEachSorted((row, arrival) -> {
        sorted.add(row);
        arrivals.add(arrival);
      });
    }

    assertThat(sorted)
        .extracting(row -> row.getField("id"))
        .isEqualTo(ids.stream().sorted(Comparator.reverseOrder()).toList());
    for (int i = 0; i < 300; i++) {
      assertThat(sorted.get(i).getField("id")).isEqualTo(ids.get(arrivals.get(i)));
    }
    assertThat(arrivals).doesNotHaveDuplicates();
  }
}
