package dev.firn.dimension.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made up must never change: reports would differ from one load to the next. */
class SyntheticTest {

  @Test
  void weatherStaysAsItIs() {
    LocalDate day = LocalDate.of(2000, 1, 1);

    assertThat(Weather.all())
        .hasSize(2191 * 51)
        .contains(
            new Weather(day, "TN", 59, 39),
            new Weather(day, "AK", -86, 0),
            new Weather(LocalDate.of(2000, 7, 21), "TN", 261, 87));
  }

  @Test
  void unemploymentStaysAsItIs() {
    assertThat(Unemployment.all())
        .hasSize(72 * 51)
        .contains(
            new Unemployment(YearMonth.of(1998, 1), "AK", 49),
            new Unemployment(YearMonth.of(2000, 2), "TN", 59));
  }

  @Test
  void wordsFollowFromNumbers() {
    assertThat(new Weather(LocalDate.EPOCH, "TN", -1, 3).values())
        .containsEntry("day", "1970-01-01")
        .containsEntry("temperature", "-0.1")
        .containsEntry("precipitation", "0.3")
        .containsEntry("warmth", "freezing")
        .containsEntry("sky", "snow");
    assertThat(List.of(0, 99, 100, 180, 259, 260))
        .extracting(temperature -> new Weather(LocalDate.EPOCH, "TN", temperature, 0).warmth())
        .containsExactly("cold", "cold", "mild", "warm", "warm", "hot");
  }
}
