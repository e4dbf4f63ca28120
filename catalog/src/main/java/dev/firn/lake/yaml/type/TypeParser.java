package dev.firn.lake.yaml.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Reads a type as Iceberg writes it: a primitive, {@code list<string>}, {@code map<string, long>},
 * {@code struct<lat: double, lon: double>}, one within the other.
 */
public final class TypeParser {

  private static final String DECIMAL = "decimal(precision,scale)";
  private static final String FIXED = "fixed(length)";
  private static final String LIST = "list<type>";
  private static final String MAP = "map<type, type>";
  private static final String STRUCT = "struct<name: type, ...>";
  private static final int MAX_PRECISION = 38;
  private static final int MAX_LENGTH = 1 << 20;
  private static final int MAX_DEPTH = 20;

  private final TypeTokens tokens;
  private final IntSupplier nextId;
  private int depth;

  private TypeParser(TypeTokens tokens, IntSupplier nextId) {
    this.tokens = tokens;
    this.nextId = nextId;
  }

  /**
   * Reads a type.
   *
   * @param nextId gives the ids of nested fields, each once
   * @throws TypeSyntaxException saying what is wrong with the text
   */
  public static Type parse(String text, IntSupplier nextId) {
    TypeParser parser = new TypeParser(TypeTokens.of(text), nextId);
    Type type = parser.type();
    parser.tokens.expectEnd();
    return type;
  }

  private Type type() {
    if (++depth > MAX_DEPTH) {
      throw new TypeSyntaxException("nested deeper than " + MAX_DEPTH + " levels");
    }
    String name = tokens.next();
    Type type =
        switch (name) {
          case "decimal" -> decimal();
          case "fixed" -> fixed();
          case "list" -> list();
          case "map" -> map();
          case "struct" -> struct();
          default -> PrimitiveTypes.named(name);
        };
    depth--;
    return type;
  }

  private Type decimal() {
    tokens.expect("(", DECIMAL);
    int precision = tokens.number(1, MAX_PRECISION, "the precision of a decimal");
    tokens.expect(",", DECIMAL);
    int scale = tokens.number(0, precision, "the scale of a decimal");
    tokens.expect(")", DECIMAL);
    return Types.DecimalType.of(precision, scale);
  }

  private Type fixed() {
    tokens.expect("(", FIXED);
    int length = tokens.number(1, MAX_LENGTH, "the length of a fixed");
    tokens.expect(")", FIXED);
    return Types.FixedType.ofLength(length);
  }

  private Type list() {
    tokens.expect("<", LIST);
    Type element = type();
    tokens.expect(">", LIST);
    return Types.ListType.ofOptional(nextId.getAsInt(), element);
  }

  private Type map() {
    tokens.expect("<", MAP);
    Type key = type();
    tokens.expect(",", MAP);
    Type value = type();
    tokens.expect(">", MAP);
    return Types.MapType.ofOptional(nextId.getAsInt(), nextId.getAsInt(), key, value);
  }

  private Type struct() {
    tokens.expect("<", STRUCT);
    List<Types.NestedField> fields = new ArrayList<>();
    do {
      Types.NestedField field = field();
      if (fields.stream().anyMatch(other -> other.name().equals(field.name()))) {
        throw new TypeSyntaxException("the struct has two fields '" + field.name() + "'");
      }
      fields.add(field);
    } while (tokens.skip(","));
    tokens.expect(">", STRUCT);
    return Types.StructType.of(fields);
  }

  private Types.NestedField field() {
    String name = tokens.next();
    tokens.expect(":", STRUCT);
    return Types.NestedField.optional(nextId.getAsInt(), name, type());
  }
}
