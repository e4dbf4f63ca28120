package dev.firn.index.key;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class RowHasherTest {
  private static final Types.StructType INNER =
      Types.StructType.of(optional(7, "x", Types.IntegerType.get()));
  private static final Schema SCHEMA =
      new Schema(
          optional(1, "amount", Types.DecimalType.of(9, 2)),
          optional(2, "text", Types.StringType.get()),
          optional(3, "list", Types.ListType.ofOptional(4, Types.LongType.get())),
          optional(
              5,
              "map",
              Types.MapType.ofOptional(8, 9, Types.StringType.get(), Types.DoubleType.get())),
          optional(6, "inner", INNER));

  private final RowHasher hasher = RowHasher.of(SCHEMA);

  @Test
  void equalRowsHaveOneHashOnAnyThread() {
    hasher.hash(row("1.50", "a", List.of(1L), Map.of("k", 1.0), 3));
    RowHasher another = hasher.another();
    another.hash(row("1.50", "a", List.of(1L), Map.of("k", 1.0), 3));

    assertThat(another.high()).isEqualTo(hasher.high());
    assertThat(another.low()).isEqualTo(hasher.low());
  }

  @Test
  void rowsThatDifferAnywhereHaveOthers() {
    List<GenericRecord> rows =
        List.of(
            row("1.50", "a", List.of(1L), Map.of("k", 1.0), 3),
            row("1.51", "a", List.of(1L), Map.of("k", 1.0), 3),
            row(null, "a", List.of(1L), Map.of("k", 1.0), 3),
            row("1.50", "", List.of(1L), Map.of("k", 1.0), 3),
            row("1.50", null, List.of(1L), Map.of("k", 1.0), 3),
            row("1.50", "a", List.of(), Map.of("k", 1.0), 3),
            row("1.50", "a", null, Map.of("k", 1.0), 3),
            row("1.50", "a", Arrays.asList(1L, null), Map.of("k", 1.0), 3),
            row("1.50", "a", List.of(1L), Map.of("k", -0.0), 3),
            row("1.50", "a", List.of(1L), Map.of("k", 0.0), 3),
            row("1.50", "a", List.of(1L), Collections.singletonMap("k", null), 3),
            row("1.50", "a", List.of(1L), Map.of("k", 1.0), null));

    assertThat(
            rows.stream()
                .map(row -> {
                  hasher.hash(row);
                  return List.of(hasher.high(), hasher.low());
                })
                .distinct())
        .hasSize(rows.size());
  }

  @Test
  void secretsDiffer() {
    RowHasher other = RowHasher.of(SCHEMA);
    hasher.hash(row("1.50", "a", null, null, 3));
    other.hash(row("1.50", "a", null, null, 3));

    assertThat(other.high()).isNotEqualTo(hasher.high());
  }

  @Test
  void refusesTypesWithoutEquality() {
    Schema schema = new Schema(optional(1, "v", Types.VariantType.get()));

    assertThatThrownBy(() -> RowHasher.of(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("variant");
  }

  private static GenericRecord row(
      String amount, String text, List<Long> list, Map<String, Double> map, Integer x) {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.setField("amount", amount == null ? null : new BigDecimal(amount));
    row.setField("text", text);
    row.setField("list", list);
    row.setField("map", map);
    if (x != null) {
      GenericRecord inner = GenericRecord.create(INNER);
      inner.setField("x", x);
      row.setField("inner", inner);
    }
    return row;
  }
}
