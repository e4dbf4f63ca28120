package dev.firn.dimension.synthetic;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rate of unemployment of a state in a month, made up: it rises for five years and falls for
 * five, with some noise.
 *
 * @param rate share of the labour force in tenths of a percent
 */
public record Unemployment(YearMonth month, String state, int rate) {

  private static final YearMonth FIRST = YearMonth.of(1998, 1);
  private static final YearMonth END = YearMonth.of(2004, 1);
  private static final int CYCLE_MONTHS = 120;

  /** Every state in every month, from 1998 to 2003. */
  public static Stream<Unemployment> all() {
    return Stream.iterate(FIRST, month -> month.isBefore(END), month -> month.plusMonths(1))
        .flatMap(month -> State.all().map(state -> of(month, state)));
  }

  /** Its values by the columns of table {@code unemployment}. */
  public Map<String, String> values() {
    return Map.of(
        "year", Integer.toString(month.getYear()),
        "month", Integer.toString(month.getMonthValue()),
        "state", state,
        "rate", BigDecimal.valueOf(rate, 1).toPlainString());
  }

  private static Unemployment of(YearMonth month, State state) {
    int number = month.getYear() * 12 + month.getMonthValue() - 1;
    int phase = (number + 3 * state.number()) % CYCLE_MONTHS;
    int cycle = Math.min(phase, CYCLE_MONTHS - phase) * 25 / 60;
    int base = 38 + state.number() * 7 % 25;
    return new Unemployment(
        month, state.code(), base + cycle + Noise.below(5, Noise.of(number, state)));
  }
}
