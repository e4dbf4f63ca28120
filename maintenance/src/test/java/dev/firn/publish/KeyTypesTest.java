package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.WriteMode;
import java.math.BigDecimal;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class KeyTypesTest {

  @Test
  void widenedIntegerIsTheSameKey() {
    assertReplaces(Types.IntegerType.get(), 7, Types.LongType.get(), 7L);
  }

  @Test
  void widenedFloatIsTheSameKeyAsItsOwnValueAsADouble() {
    assertReplaces(Types.FloatType.get(), 0.1f, Types.DoubleType.get(), (double) 0.1f);
  }

  @Test
  void widenedDecimalIsTheSameKey() {
    assertReplaces(
        Types.DecimalType.of(5, 2),
        new BigDecimal("1.50"),
        Types.DecimalType.of(9, 2),
        new BigDecimal("1.50"));
  }

  @Test
  void nullIsAKey() {
    StreamedTable table = StreamedTable.unpartitioned();
    LanePublisher publisher = table.publisher(StreamedTable.BY_ID);
    table.commit("a", 1, table.sink().upsert(StreamedTable.row(null, "p", "a", 0L)).complete());
    publisher.publish(table.load());
    table.commit("a", 2, table.sink().upsert(StreamedTable.row(null, "p", "b", 0L)).complete());
    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly("null=b");
  }

  private static void assertReplaces(
      Type.PrimitiveType before, Object oldKey, Type.PrimitiveType after, Object newKey) {
    Schema schema =
        new Schema(
            Types.NestedField.required(1, "id", before),
            Types.NestedField.optional(2, "value", Types.StringType.get()));
    StreamedTable table =
        StreamedTable.in(StreamedTable.inMemory(), schema, PartitionSpec.unpartitioned(), 2);
    LanePublisher publisher =
        table.publisher(new PublishedTable(WriteMode.UPSERT, List.of("id"), null));
    table.commit("a", 1, table.sink().upsert(row(table, oldKey, "old")).complete());
    publisher.publish(table.load());
    table.load().updateSchema().updateColumn("id", after).commit();
    table.commit("a", 2, table.sink().upsert(row(table, newKey, "new")).complete());

    publisher.publish(table.load());

    assertThat(table.rows()).containsExactly(newKey + "=new");
  }

  private static Record row(StreamedTable table, Object key, String value) {
    Record row = GenericRecord.create(table.load().schema());
    row.set(0, key);
    row.set(1, value);
    return row;
  }
}
