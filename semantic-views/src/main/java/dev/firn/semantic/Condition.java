package dev.firn.semantic;

import java.util.List;

/** Something that must hold for a row to count. A null satisfies {@link Presence} alone. */
public sealed interface Condition {

  /** What it is about. */
  ColumnPath column();

  /** How two values compare. */
  enum Operator {
    NOT,
    AT_LEAST,
    ABOVE,
    AT_MOST,
    BELOW;
  }

  /** The column is one of these values. */
  record OneOf(ColumnPath column, List<Literal> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** The column compares with a value. */
  record Compare(ColumnPath column, Operator operator, Literal value) implements Condition {}

  /** The column has a value, or has none. */
  record Presence(ColumnPath column, boolean present) implements Condition {}
}
