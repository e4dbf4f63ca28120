package dev.firn.index.key;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * Hashes whole rows by their values to 128 bits, with a secret: two rows with one hash are equal in
 * every column. Values are told apart as those of keys are (H21); the entries of a map count in
 * their order. Not thread-safe: the last hash is kept in fields.
 */
public final class RowHasher {
  private static final int STRUCT = 20;
  private static final int LIST = 21;
  private static final int MAP = 22;

  private final Schema schema;
  private final KeyHasher.Secret secret;
  private final KeyHasher hasher;
  private final KeyBuffer buffer = new KeyBuffer();
  private final Encoder[] encoders;

  /** Writes one value that is not null. */
  private interface Encoder {
    void encode(Object value, KeyBuffer out);
  }

  private RowHasher(Schema schema, KeyHasher.Secret secret) {
    this.schema = schema;
    this.secret = secret;
    this.hasher = new KeyHasher(secret);
    this.encoders = encoders(schema.columns());
  }

  /**
   * Hashes rows of that schema, with a secret of its own.
   *
   * @throws IllegalArgumentException if a column's type has no equality
   */
  public static RowHasher of(Schema schema) {
    return new RowHasher(schema, KeyHasher.Secret.random());
  }

  /** One with the same secret, for another thread. */
  public RowHasher another() {
    return new RowHasher(schema, secret);
  }

  /** Hashes a row, in the Java classes of Iceberg's generic readers. */
  public void hash(StructLike row) {
    buffer.clear();
    encode(row, encoders, buffer);
    hasher.hash(buffer.bytes(), buffer.length());
  }

  public long high() {
    return hasher.high();
  }

  public long low() {
    return hasher.low();
  }

  private static Encoder[] encoders(List<NestedField> fields) {
    return fields.stream().map(field -> encoder(field.type())).toArray(Encoder[]::new);
  }

  private static Encoder encoder(Type type) {
    return switch (type.typeId()) {
      case STRUCT -> {
        Encoder[] fields = encoders(type.asStructType().fields());
        yield (value, out) -> {
          out.putByte(STRUCT);
          encode((StructLike) value, fields, out);
        };
      }
      case LIST -> list(encoder(type.asListType().elementType()));
      case MAP -> map(type.asMapType());
      default -> FieldEncoder.of(type)::encode;
    };
  }

  private static Encoder list(Encoder element) {
    return (value, out) -> {
      Collection<?> values = (Collection<?>) value;
      out.putByte(LIST);
      out.putInt(values.size());
      values.forEach(each -> encode(each, element, out));
    };
  }

  private static Encoder map(Types.MapType type) {
    Encoder key = encoder(type.keyType());
    Encoder content = encoder(type.valueType());
    return (value, out) -> {
      Map<?, ?> entries = (Map<?, ?>) value;
      out.putByte(MAP);
      out.putInt(entries.size());
      entries.forEach((each, its) -> {
        encode(each, key, out);
        encode(its, content, out);
      });
    };
  }

  private static void encode(StructLike row, Encoder[] fields, KeyBuffer out) {
    for (int i = 0; i < fields.length; i++) {
      @Nullable Object value = row.get(i, Object.class);
      encode(value, fields[i], out);
    }
  }

  private static void encode(@Nullable Object value, Encoder encoder, KeyBuffer out) {
    if (value == null) {
      out.putByte(0);
    } else {
      encoder.encode(value, out);
    }
  }
}
