package dev.firn.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestRowTest {
  private static final VersionColumn VERSION = new VersionColumn(1, Types.LongType.get());

  @Test
  void theGreaterVersionCountsWhicheverComesFirst() {
    assertThat(newest(VERSION, row(1, 8), row(1, 9))).isEqualTo(row(1, 9));
    assertThat(newest(VERSION, row(1, 9), row(1, 8))).isEqualTo(row(1, 9));
  }

  @Test
  void theEarlierOfTwoWithTheSameVersionCounts() {
    assertThat(newest(VERSION, row(1, 9), row(2, 9))).isEqualTo(row(1, 9));
  }

  @Test
  void withoutVersionsTheLaterCounts() {
    assertThat(newest(null, row(1, 9), row(1, 8))).isEqualTo(row(1, 8));
  }

  private static RowData newest(@Nullable VersionColumn version, RowData earlier, RowData later) {
    RowType type = RowType.of(new BigIntType(), new BigIntType());
    OrderRules rules = new OrderRules("t", version, Duration.ofDays(1), type, 1, false);
    return new NewestRow(rules).reduce(earlier, later);
  }

  private static RowData row(long value, long version) {
    return GenericRowData.of(value, version);
  }
}
