package dev.firn.index.key;

import dev.firn.parquet.WholeNumbers;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.iceberg.parquet.ParquetValueReaders;
import org.apache.iceberg.types.Type;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of one Parquet column as {@link FieldEncoder} writes them, without an object
 * for each; or gives those of a version column as {@link VersionOrder} does. The column's stored
 * type must be one that {@link StoredType} knows for the type in the schema.
 */
class KeyColumnReader extends ParquetValueReaders.PrimitiveReader<Object> {
  private final Type.TypeID type;
  private final ColumnDescriptor descriptor;
  private final PrimitiveTypeName stored;
  private final int definitionLevel;

  /** Null for a column of something else. */
  private final @Nullable WholeNumbers numbers;

  KeyColumnReader(Type type, ColumnDescriptor column) {
    super(column);
    this.type = type.typeId();
    this.descriptor = column;
    this.stored = column.getPrimitiveType().getPrimitiveTypeName();
    this.definitionLevel = column.getMaxDefinitionLevel();
    this.numbers =
        stored == PrimitiveTypeName.INT32 || stored == PrimitiveTypeName.INT64
            ? new WholeNumbers(column)
            : null;
  }

  @Override
  public void setPageSource(PageReadStore pages) {
    if (numbers == null) {
      super.setPageSource(pages);
    } else {
      numbers.start(pages.getPageReader(descriptor));
    }
  }

  @Override
  public Object read(Object reuse) {
    throw new UnsupportedOperationException("Cannot read a value: it is only encoded");
  }

  /** Encodes the next value. */
  final void encodeNext(KeyBuffer out) {
    if (isNull()) {
      out.putByte(0);
      return;
    }
    switch (type) {
      case BOOLEAN -> tagged(out, 1).putByte(column.nextBoolean() ? 1 : 0);
      case INTEGER, LONG -> tagged(out, 2).putLong(nextWhole());
      case FLOAT -> tagged(out, 3).putInt(Float.floatToIntBits(column.nextFloat()));
      case DOUBLE -> tagged(out, 4).putLong(Double.doubleToLongBits(nextDouble()));
      case DECIMAL -> tagged(out, 5).putSized(nextUnscaled().toByteArray());
      case DATE -> tagged(out, 6).putLong(nextWhole());
      case TIME -> tagged(out, 7).putLong(nextWhole());
      case TIMESTAMP, TIMESTAMP_NANO -> tagged(out, 8).putLong(nextWhole());
      case STRING -> text(tagged(out, 9), column.nextBinary());
      case UUID -> uuid(tagged(out, 10), column.nextBinary().toByteBuffer());
      case FIXED, BINARY -> tagged(out, 11).putSized(column.nextBinary());
      default -> throw new IllegalStateException("Cannot encode a value of type " + type);
    }
  }

  /** The next value of a version column. */
  final long nextVersion() {
    return isNull() ? Long.MIN_VALUE : nextWhole();
  }

  private boolean isNull() {
    if (numbers != null) {
      return numbers.skipNull();
    }
    if (definitionLevel == 0 || column.currentDefinitionLevel() == definitionLevel) {
      return false;
    }
    column.nextNull();
    return true;
  }

  private long nextWhole() {
    return Objects.requireNonNull(numbers).next();
  }

  private double nextDouble() {
    return stored == PrimitiveTypeName.FLOAT ? column.nextFloat() : column.nextDouble();
  }

  private BigInteger nextUnscaled() {
    return switch (stored) {
      case INT32, INT64 -> BigInteger.valueOf(nextWhole());
      default -> new BigInteger(column.nextBinary().getBytes());
    };
  }

  /** What is not UTF-8 is read as Iceberg reads it. */
  private static void text(KeyBuffer out, Binary value) {
    int start = out.length();
    out.putSized(value);
    if (!out.isAscii(start + Integer.BYTES)) {
      String text = StandardCharsets.UTF_8.decode(value.toByteBuffer()).toString();
      out.truncate(start);
      out.putSized(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void uuid(KeyBuffer out, ByteBuffer value) {
    ByteBuffer bytes = value.slice().order(ByteOrder.BIG_ENDIAN);
    out.putLong(bytes.getLong(0));
    out.putLong(bytes.getLong(Long.BYTES));
  }

  private static KeyBuffer tagged(KeyBuffer out, int tag) {
    out.putByte(tag);
    return out;
  }
}
