package dev.firn.catalog.plan;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.PartitionTerm.Transform;
import dev.firn.lake.Retention;
import dev.firn.lake.SortTerm;
import dev.firn.lake.Upkeep;
import dev.firn.lake.WriteMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Declarations of one table over few names, so that one often follows from another. */
final class RandomLakes {

  private static final Lake BASE =
      Lakes.declare("t: {comment: T, mode: append, columns: {id: long}}");
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

  private final Random random;

  RandomLakes(long seed) {
    this.random = new Random(seed);
  }

  Lake next() {
    return new Lake(
        BASE.name(),
        BASE.warehouse(),
        BASE.catalog(),
        BASE.storage(),
        BASE.encryption(),
        BASE.readers(),
        List.of(table()),
        List.of());
  }

  private DeclaredTable table() {
    List<Column> columns = columns();
    return new DeclaredTable(
        "t",
        pick("T", "U"),
        chance(2) ? Optional.of(pick("x", "y")) : Optional.empty(),
        WriteMode.UPSERT,
        2,
        columns,
        List.of("id", "region"),
        Optional.empty(),
        partition(),
        sort(columns),
        Retention.DEFAULT,
        Upkeep.DEFAULT,
        chance(2) ? Map.of(pick("p", "q"), pick("1", "2")) : Map.of(),
        List.of());
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("id", Types.LongType.get(), true, comment()));
    columns.add(new Column("region", Types.StringType.get(), true, comment()));
    for (String name : NAMES) {
      if (chance(2)) {
        columns.add(new Column(name, type(name), false, comment()));
      }
    }
    Collections.shuffle(columns, random);
    return columns;
  }

  /** The type of some names changes now and then, mostly by widening. */
  private Type type(String name) {
    return switch (name) {
      case "a" -> chance(12) ? Types.IntegerType.get() : Types.LongType.get();
      case "b" -> chance(12) ? Types.FloatType.get() : Types.DoubleType.get();
      case "c" -> Types.DecimalType.of(20 + (chance(12) ? 0 : 2), 2);
      case "d" ->
          Types.StructType.of(
              Types.NestedField.optional(1_000_000, "x", Types.DoubleType.get()),
              Types.NestedField.optional(
                  1_000_001, "y", Types.ListType.ofOptional(1_000_002, Types.StringType.get())));
      default -> Types.StringType.get();
    };
  }

  private List<PartitionTerm> partition() {
    List<PartitionTerm> terms = new ArrayList<>();
    if (chance(2)) {
      terms.add(new PartitionTerm("region", Transform.IDENTITY, 0));
    }
    if (chance(2)) {
      terms.add(new PartitionTerm("id", Transform.BUCKET, chance(2) ? 4 : 8));
    }
    if (chance(3)) {
      terms.add(new PartitionTerm("region", Transform.TRUNCATE, chance(2) ? 1 : 2));
    }
    Collections.shuffle(terms, random);
    return terms;
  }

  private List<SortTerm> sort(List<Column> columns) {
    return columns.stream()
        .filter(column -> column.type().isPrimitiveType() && chance(4))
        .map(column -> new SortTerm(column.name(), chance(2), chance(2)))
        .toList();
  }

  private String comment() {
    return pick("", "One", "Two");
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
