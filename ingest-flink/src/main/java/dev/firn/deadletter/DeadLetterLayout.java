package dev.firn.deadletter;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.WriteMode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;

/**
 * Where the fields of a {@link DeadLetter} go in a row of the dead letter table of one stream.
 *
 * @param stream name of the stream
 * @param arity number of fields of a row
 * @param positions index of each {@link DeadLetterField} in a row,
 */
public record DeadLetterLayout(String stream, int arity, Map<DeadLetterField, Integer> positions)
    implements Serializable {

  public DeadLetterLayout {
    positions = Map.copyOf(positions);
  }

  /** The layout of a table that has {@linkplain #problems no problems}. */
  public static DeadLetterLayout of(String stream, Schema schema) {
    Map<DeadLetterField, Integer> positions = new EnumMap<>(DeadLetterField.class);
    for (DeadLetterField field : DeadLetterField.values()) {
      positions.put(field, schema.columns().indexOf(schema.findField(field.column())));
    }
    return new DeadLetterLayout(stream, schema.columns().size(), positions);
  }

  /** Why a table cannot take dead letters as declared, a reason each; nothing if it can. */
  public static List<String> problems(DeclaredTable table) {
    List<String> problems = new ArrayList<>();
    if (table.mode() != WriteMode.APPEND) {
      problems.add("its mode must be append");
    }
    for (DeadLetterField field : DeadLetterField.values()) {
      Optional<Type> type = table.column(field.column()).map(Column::type);
      if (!type.equals(Optional.of(field.type()))) {
        problems.add(
            "its column '%s' must be %s, declared is %s"
                .formatted(field.column(), field.type(), type.map(Type::toString).orElse("none")));
      }
    }
    table.columns().stream()
        .filter(column -> column.required() && !isFilled(column))
        .forEach(column ->
            problems.add("nothing fills its required column '%s'".formatted(column.name())));
    return problems;
  }

  /** A tombstone has no payload. */
  private static boolean isFilled(Column column) {
    return Arrays.stream(DeadLetterField.values())
        .filter(field -> field != DeadLetterField.PAYLOAD)
        .anyMatch(field -> field.column().equals(column.name()));
  }

  /** The row of a dead letter. */
  public RowData row(DeadLetter letter) {
    GenericRowData row = new GenericRowData(arity);
    positions.forEach((field, position) -> row.setField(position, value(field, letter)));
    return row;
  }

  @SuppressWarnings("NullAway") // a row takes null for no payload
  private Object value(DeadLetterField field, DeadLetter letter) {
    return switch (field) {
      case RECEIVED_AT -> TimestampData.fromInstant(letter.receivedAt());
      case STREAM -> StringData.fromString(stream);
      case TOPIC -> StringData.fromString(letter.event().topic());
      case PARTITION -> letter.event().partition();
      case OFFSET -> letter.event().offset();
      case REASON -> StringData.fromString(letter.reason());
      case PAYLOAD -> letter.event().value();
    };
  }
}
