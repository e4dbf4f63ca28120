package dev.firn.render;

import java.util.List;
import java.util.function.Consumer;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The pieces of expressions that every target has in the same form. */
final class Sql {

  private Sql() {}

  /** A column of the query that is read from. */
  static Field<Object> column(String name) {
    return DSL.field(DSL.name(name), SQLDataType.OTHER);
  }

  /** A column of one of several tables. */
  static Field<Object> columnOf(String table, String name) {
    return DSL.field(DSL.name(table, name), SQLDataType.OTHER);
  }

  static Field<Object> expression(Consumer<? super Context<?>> writer) {
    return CustomField.of("expression", SQLDataType.OTHER, writer);
  }

  /** A call; the name is written as it is. */
  static Field<Object> call(String function, Field<?>... arguments) {
    return expression(context -> {
      context.sql(function).sql('(');
      list(context, List.of(arguments));
      context.sql(')');
    });
  }

  static Field<Object> cast(Field<?> value, String type) {
    return expression(context -> context.sql("CAST(").visit(value).sql(" AS ").sql(type).sql(')'));
  }

  static Field<Object> operation(Field<?> left, String operator, Field<?> right) {
    return expression(context ->
        context.sql('(').visit(left).sql(' ').sql(operator).sql(' ').visit(right).sql(')'));
  }

  /** A number, written as it is. */
  static Field<Object> number(long value) {
    return expression(context -> context.sql(Long.toString(value)));
  }

  static Field<Object> distinctCount(Field<?> value) {
    return expression(context -> context.sql("count(DISTINCT ").visit(value).sql(')'));
  }

  /** Without the blanks at its end, which Redshift does not compare and others do. */
  static Field<Object> trimmed(Field<?> text) {
    return expression(context -> context.sql("TRIM(TRAILING ' ' FROM ").visit(text).sql(')'));
  }

  /** A function over the rows of a partition, in an order where that is given. */
  static Field<Object> over(Field<?> function, List<Field<Object>> partition, String order) {
    return expression(context -> {
      context.visit(function).sql(" OVER (");
      if (!partition.isEmpty()) {
        context.sql("PARTITION BY ");
        list(context, partition);
        context.sql(order.isEmpty() ? "" : " ");
      }
      context.sql(order).sql(')');
    });
  }

  private static void list(Context<?> context, List<? extends Field<?>> fields) {
    for (int i = 0; i < fields.size(); i++) {
      context.sql(i == 0 ? "" : ", ").visit(fields.get(i));
    }
  }
}
