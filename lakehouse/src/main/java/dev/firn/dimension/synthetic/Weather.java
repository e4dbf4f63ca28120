package dev.firn.dimension.synthetic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The weather of a state on a day, made up: warmest on the 20th of July, with some noise, and rain
 * or snow on three days of ten.
 *
 * @param temperature mean of the day in tenths of a degree Celsius
 * @param precipitation in tenths of a millimetre
 */
public record Weather(LocalDate day, String state, int temperature, int precipitation) {

  /** TPC-DS sells from 1998 to the first days of 2003. */
  private static final LocalDate FIRST = LocalDate.of(1998, 1, 1);

  private static final LocalDate END = LocalDate.of(2004, 1, 1);
  private static final int YEAR = 365;
  private static final int WARMEST_DAY = 201;
  private static final int HALF_A_YEAR = 182;

  /** Every state on every day, from 1998 to 2003. */
  public static Stream<Weather> all() {
    return FIRST.datesUntil(END).flatMap(day -> State.all().map(state -> of(day, state)));
  }

  /** How warm it is, in a word. */
  public String warmth() {
    if (temperature < 0) {
      return "freezing";
    }
    if (temperature < 100) {
      return "cold";
    }
    if (temperature < 180) {
      return "mild";
    }
    return temperature < 260 ? "warm" : "hot";
  }

  /** What falls from the sky, in a word. */
  public String sky() {
    if (precipitation == 0) {
      return "dry";
    }
    return temperature < 0 ? "snow" : "rain";
  }

  /** Its values by the columns of table {@code weather}. */
  public Map<String, String> values() {
    return Map.of(
        "day", day.toString(),
        "state", state,
        "temperature", BigDecimal.valueOf(temperature, 1).toPlainString(),
        "precipitation", BigDecimal.valueOf(precipitation, 1).toPlainString(),
        "warmth", warmth(),
        "sky", sky());
  }

  private static Weather of(LocalDate day, State state) {
    long noise = Noise.of(day.toEpochDay(), state);
    long rain = Noise.after(noise);
    boolean wet = Noise.below(100, rain) < 30;
    return new Weather(
        day,
        state.code(),
        state.meanTemperature() * 10 + season(day) + Noise.below(101, noise) - 50,
        wet ? 1 + Noise.below(300, Noise.after(rain)) : 0);
  }

  /** From 12 degrees more than in the mean of the year to 12 less. */
  private static int season(LocalDate day) {
    int after = (day.getDayOfYear() + YEAR - WARMEST_DAY) % YEAR;
    return 120 - 240 * Math.min(after, YEAR - after) / HALF_A_YEAR;
  }
}
