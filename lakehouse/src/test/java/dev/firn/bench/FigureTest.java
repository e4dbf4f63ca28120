package dev.firn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void takesTheMiddleOfAnOddNumberOfSamples() {
    assertThat(Figure.of("a", "s", List.of(5, 1, 3))).isEqualTo(new Figure("a", "s", 3, 1, 5, 3));
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddle() {
    assertThat(Figure.of("a", "s", List.of(4.0, 1.0, 2.0, 8.0)).median()).isEqualTo(3);
  }

  @Test
  void refusesToReportWhatWasNotMeasured() {
    assertThatThrownBy(() -> Figure.of("a", "s", List.of()))
        .isInstanceOf(BenchException.class)
        .hasMessage("Cannot report a: nothing was measured");
  }
}
