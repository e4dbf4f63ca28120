package dev.firn.deadletter;

import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The columns of a dead letter table. */
@SuppressWarnings("ImmutableEnumChecker") // primitive types of Iceberg are immutable
enum DeadLetterField {
  RECEIVED_AT("received_at", Types.TimestampType.withZone()),
  STREAM("stream", Types.StringType.get()),
  TOPIC("topic", Types.StringType.get()),
  PARTITION("partition", Types.IntegerType.get()),
  OFFSET("offset", Types.LongType.get()),
  REASON("reason", Types.StringType.get()),
  PAYLOAD("payload", Types.BinaryType.get());

  private final String column;
  private final Type type;

  DeadLetterField(String column, Type type) {
    this.column = column;
    this.type = type;
  }

  String column() {
    return column;
  }

  Type type() {
    return type;
  }
}
