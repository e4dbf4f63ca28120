package dev.firn.index.key;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that make its key, and the one that orders the versions of a key, as the
 * table's current schema has them.
 *
 * @param key in declared order; never empty
 * @param version null when the order of arrival decides
 */
public record KeyColumns(List<NestedField> key, @Nullable NestedField version) {

  public KeyColumns {
    key = List.copyOf(key);
    if (key.isEmpty()) {
      throw new IllegalArgumentException("Cannot index a table by key: the key has no columns");
    }
  }

  /**
   * Finds the columns by name.
   *
   * @throws IllegalArgumentException if the schema has no such column, or its type does not fit
   */
  public static KeyColumns of(Schema schema, List<String> key, @Nullable String version) {
    List<NestedField> fields = key.stream().map(name -> field(schema, name)).toList();
    KeyColumns columns = new KeyColumns(fields, version == null ? null : field(schema, version));
    columns.codec();
    columns.versionOrder();
    return columns;
  }

  /** The field ids of the key. */
  public Set<Integer> ids() {
    return key.stream().map(NestedField::fieldId).collect(Collectors.toSet());
  }

  /** Whether rows indexed by this key are indexed by that one too: same fields, same types. */
  public boolean isSameKey(@Nullable KeyColumns other) {
    return other != null && identity().equals(other.identity());
  }

  /** The key, so that equal keys have one text, and others another. */
  public String text() {
    return identity().toString();
  }

  /** Field ids and types, in order. */
  List<Object> identity() {
    List<Object> identity = new ArrayList<>();
    key.forEach(field -> identity.add(List.of(field.fieldId(), field.type())));
    if (version != null) {
      identity.add(List.of("version", version.fieldId(), version.type()));
    }
    return identity;
  }

  KeyCodec codec() {
    return new KeyCodec(key);
  }

  @Nullable VersionOrder versionOrder() {
    return version == null ? null : new VersionOrder(version.type());
  }

  /** What to read of a data file: the key, then the version, then the position. */
  Schema dataProjection() {
    Set<NestedField> fields = new LinkedHashSet<>(key);
    if (version != null) {
      fields.add(version);
    }
    fields.add(MetadataColumns.ROW_POSITION);
    return new Schema(new ArrayList<>(fields));
  }

  /** What to read of an equality delete file. */
  Schema deleteProjection() {
    return new Schema(key);
  }

  /** Where the version is in {@link #dataProjection}. */
  int versionOrdinal() {
    return version == null ? -1 : dataProjection().columns().indexOf(version);
  }

  private static NestedField field(Schema schema, String name) {
    NestedField field = schema.findField(name);
    if (field == null) {
      throw new IllegalArgumentException(
          "Cannot index column '" + name + "': the table has only " + names(schema));
    }
    return field;
  }

  private static List<String> names(Schema schema) {
    return schema.columns().stream().map(NestedField::name).toList();
  }
}
