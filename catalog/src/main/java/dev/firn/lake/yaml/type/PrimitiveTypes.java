package dev.firn.lake.yaml.type;

import dev.firn.lake.yaml.document.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The types without parameters, by their names, and what other systems call them. */
final class PrimitiveTypes {

  private static final Map<String, Type> TYPES =
      Map.ofEntries(
          Map.entry("boolean", Types.BooleanType.get()),
          Map.entry("int", Types.IntegerType.get()),
          Map.entry("long", Types.LongType.get()),
          Map.entry("float", Types.FloatType.get()),
          Map.entry("double", Types.DoubleType.get()),
          Map.entry("date", Types.DateType.get()),
          Map.entry("time", Types.TimeType.get()),
          Map.entry("timestamp", Types.TimestampType.withoutZone()),
          Map.entry("timestamptz", Types.TimestampType.withZone()),
          Map.entry("string", Types.StringType.get()),
          Map.entry("uuid", Types.UUIDType.get()),
          Map.entry("binary", Types.BinaryType.get()));

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("bigint", "long"),
          Map.entry("integer", "int"),
          Map.entry("smallint", "int"),
          Map.entry("tinyint", "int"),
          Map.entry("bool", "boolean"),
          Map.entry("real", "float"),
          Map.entry("numeric", "decimal"),
          Map.entry("varchar", "string"),
          Map.entry("char", "string"),
          Map.entry("text", "string"),
          Map.entry("bytes", "binary"),
          Map.entry("varbinary", "binary"),
          Map.entry("bytea", "binary"),
          Map.entry("datetime", "timestamp"),
          Map.entry("timestamp_ns", "timestamp"),
          Map.entry("timestamptz_ns", "timestamptz"),
          Map.entry("array", "list"),
          Map.entry("row", "struct"));

  private static final List<String> WITH_PARAMETERS =
      List.of("decimal", "fixed", "list", "map", "struct");

  private PrimitiveTypes() {}

  static Type named(String name) {
    Type type = TYPES.get(name);
    if (type == null) {
      throw new TypeSyntaxException("no type '" + name + "'", meant(name));
    }
    return type;
  }

  private static Optional<String> meant(String name) {
    List<String> names = new ArrayList<>(TYPES.keySet());
    names.addAll(WITH_PARAMETERS);
    return Optional.ofNullable(ALIASES.get(name.toLowerCase(Locale.ROOT)))
        .or(() -> Spelling.closest(name, names));
  }
}
