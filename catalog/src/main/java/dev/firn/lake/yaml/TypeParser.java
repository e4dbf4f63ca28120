package dev.firn.lake.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Reads a type as Iceberg writes it: a primitive, {@code list<string>}, {@code map<string, long>},
 * {@code struct<lat: double, lon: double>}, one within the other.
 */
final class TypeParser {

  private static final Map<String, Type> PRIMITIVES =
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

  /** What other systems call them. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("bigint", "long"),
          Map.entry("integer", "int"),
          Map.entry("smallint", "int"),
          Map.entry("tinyint", "int"),
          Map.entry("bool", "boolean"),
          Map.entry("real", "float"),
          Map.entry("varchar", "string"),
          Map.entry("char", "string"),
          Map.entry("text", "string"),
          Map.entry("bytes", "binary"),
          Map.entry("varbinary", "binary"),
          Map.entry("bytea", "binary"),
          Map.entry("datetime", "timestamp"),
          Map.entry("timestamp_ns", "timestamp"),
          Map.entry("timestamptz_ns", "timestamptz"),
          Map.entry("array", "list<string>"),
          Map.entry("row", "struct<a: int>"));

  private static final Pattern TOKEN =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*|[0-9]+|[<>(),:])");

  private final List<String> tokens;
  private final IntSupplier nextId;
  private int at;

  private TypeParser(List<String> tokens, IntSupplier nextId) {
    this.tokens = tokens;
    this.nextId = nextId;
  }

  /**
   * Reads a type.
   *
   * @param nextId gives the ids of nested fields, each once
   * @throws TypeSyntaxException saying what is wrong with the text
   */
  static Type parse(String text, IntSupplier nextId) {
    TypeParser parser = new TypeParser(tokens(text), nextId);
    Type type = parser.type();
    if (parser.at < parser.tokens.size()) {
      throw new TypeSyntaxException("'" + parser.peek() + "' follows after the end of the type");
    }
    return type;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new TypeSyntaxException("'" + text.substring(end).strip() + "' is not part of a type");
    }
    return tokens;
  }

  private Type type() {
    String name = next();
    return switch (name) {
      case "decimal" -> decimal();
      case "fixed" -> fixed();
      case "list" -> list();
      case "map" -> map();
      case "struct" -> struct();
      default -> primitive(name);
    };
  }

  private Type primitive(String name) {
    Type type = PRIMITIVES.get(name);
    if (type == null) {
      throw new TypeSyntaxException("no type '" + name + "'", meant(name));
    }
    return type;
  }

  private static Optional<String> meant(String name) {
    Optional<String> alias = Optional.ofNullable(ALIASES.get(name.toLowerCase(Locale.ROOT)));
    return alias.or(() -> Spelling.closest(name, names()));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(PRIMITIVES.keySet());
    names.addAll(List.of("decimal", "fixed", "list", "map", "struct"));
    return names;
  }

  private Type decimal() {
    expect("(", "decimal(precision,scale)");
    int precision = number(1, 38, "the precision of a decimal");
    expect(",", "decimal(precision,scale)");
    int scale = number(0, precision, "the scale of a decimal");
    expect(")", "decimal(precision,scale)");
    return Types.DecimalType.of(precision, scale);
  }

  private Type fixed() {
    expect("(", "fixed(length)");
    int length = number(1, 1 << 20, "the length of a fixed");
    expect(")", "fixed(length)");
    return Types.FixedType.ofLength(length);
  }

  private Type list() {
    expect("<", "list<type>");
    Type element = type();
    expect(">", "list<type>");
    return Types.ListType.ofOptional(nextId.getAsInt(), element);
  }

  private Type map() {
    expect("<", "map<type, type>");
    Type key = type();
    expect(",", "map<type, type>");
    Type value = type();
    expect(">", "map<type, type>");
    return Types.MapType.ofOptional(nextId.getAsInt(), nextId.getAsInt(), key, value);
  }

  private Type struct() {
    expect("<", "struct<name: type, ...>");
    List<Types.NestedField> fields = new ArrayList<>();
    do {
      String name = next();
      expect(":", "struct<name: type, ...>");
      Type type = type();
      if (fields.stream().anyMatch(field -> field.name().equals(name))) {
        throw new TypeSyntaxException("the struct has two fields '" + name + "'");
      }
      fields.add(Types.NestedField.optional(nextId.getAsInt(), name, type));
    } while (skip(","));
    expect(">", "struct<name: type, ...>");
    return Types.StructType.of(fields);
  }

  private int number(int min, int max, String what) {
    String token = next();
    if (token.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(token);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new TypeSyntaxException(
        what + " must be from " + min + " to " + max + ", not '" + token + "'");
  }

  private void expect(String token, String form) {
    String found = next();
    if (!found.equals(token)) {
      throw new TypeSyntaxException("'" + found + "' where '" + token + "' is due: " + form);
    }
  }

  private boolean skip(String token) {
    boolean found = at < tokens.size() && peek().equals(token);
    at += found ? 1 : 0;
    return found;
  }

  private String next() {
    if (at == tokens.size()) {
      throw new TypeSyntaxException("the type ends too early");
    }
    return tokens.get(at++);
  }

  private String peek() {
    return tokens.get(at);
  }
}
