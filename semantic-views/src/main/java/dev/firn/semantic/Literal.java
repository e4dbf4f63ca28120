package dev.firn.semantic;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A value in a condition. */
public sealed interface Literal {

  /** A text without blanks at its end. */
  record Text(String value) implements Literal {}

  /** A whole number. */
  record Whole(long value) implements Literal {}

  /** A decimal number. */
  record Amount(BigDecimal value) implements Literal {}

  /** True or false. */
  record Truth(boolean value) implements Literal {}

  /** A calendar day. */
  record Day(LocalDate value) implements Literal {}
}
