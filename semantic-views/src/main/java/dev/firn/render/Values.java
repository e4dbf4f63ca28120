package dev.firn.render;

import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Condition;
import dev.firn.semantic.Dimension;
import dev.firn.semantic.Join;
import dev.firn.semantic.Literal;
import dev.firn.semantic.Timeline;
import dev.firn.semantic.ValueType;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The values of one row, in the form that every target compares and groups alike. */
record Values(Phrases phrases) {

  /** What the table of the entity itself is called; names of definitions never begin like that. */
  static final String BASE = "_base";

  /**
   * A column, by the name of its join. Texts that partition a table are taken as they are, or no
   * engine would find the partitions that a condition asks for.
   */
  Field<Object> of(ColumnPath path) {
    String table = path.join().map(Join::name).orElse(BASE);
    return path.partitions() && path.type() instanceof ValueType.Text
        ? Sql.columnOf(table, path.column())
        : of(table, path.column(), path.type());
  }

  /** A column by which a row refers to another, without the blanks at its end. */
  Field<Object> referring(ColumnPath path) {
    return of(path.join().map(Join::name).orElse(BASE), path.column(), path.type());
  }

  Field<Object> of(String table, String column, ValueType type) {
    Field<Object> raw = Sql.columnOf(table, column);
    return switch (type) {
      case ValueType.Text _ -> Sql.trimmed(raw);
      case ValueType.Instant _ -> phrases.utc(raw);
      case ValueType.Truth _,
          ValueType.Whole _,
          ValueType.Amount _,
          ValueType.Quotient _,
          ValueType.Day _,
          ValueType.Moment _ ->
          raw;
    };
  }

  Field<Object> of(Timeline timeline) {
    return phrases.truncated(of(timeline.column()), timeline.grain());
  }

  /** Whole numbers are widened, so that a wider column of the table does not change the view. */
  Field<Object> of(Dimension dimension) {
    Field<Object> value = of(dimension.column());
    if (dimension.type() instanceof ValueType.Whole) {
      return phrases.cast(value, dimension.type());
    }
    return dimension.grain().map(grain -> phrases.truncated(value, grain)).orElse(value);
  }

  org.jooq.Condition allOf(List<Condition> conditions) {
    return DSL.and(conditions.stream().map(it -> of(it)).toList());
  }

  private org.jooq.Condition of(Condition condition) {
    Field<Object> value = of(condition.column());
    return switch (condition) {
      case Condition.OneOf(_, List<Literal> values) -> oneOf(value, values);
      case Condition.Presence(_, boolean present) -> present ? value.isNotNull() : value.isNull();
      case Condition.Compare(_, Condition.Operator operator, Literal literal) ->
          switch (operator) {
            case NOT -> value.ne(of(literal));
            case AT_LEAST -> value.ge(of(literal));
            case ABOVE -> value.gt(of(literal));
            case AT_MOST -> value.le(of(literal));
            case BELOW -> value.lt(of(literal));
          };
    };
  }

  private static org.jooq.Condition oneOf(Field<Object> value, List<Literal> literals) {
    Field<?>[] values = literals.stream().map(it -> of(it)).toArray(Field<?>[]::new);
    return values.length == 1 ? value.eq(of(literals.getFirst())) : value.in(values);
  }

  private static Field<Object> of(Literal literal) {
    Field<?> inlined =
        switch (literal) {
          case Literal.Text(String value) -> DSL.inline(value);
          case Literal.Whole(long value) -> DSL.inline(value);
          case Literal.Amount(var value) -> DSL.inline(value);
          case Literal.Truth(boolean value) -> DSL.inline(value);
          case Literal.Day(var value) -> DSL.inline(value);
        };
    return Sql.expression(context -> context.visit(inlined));
  }
}
