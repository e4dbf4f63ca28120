package dev.firn.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReplayOptionsTest {

  @Test
  void refusesValuesOutOfRange() {
    assertThatThrownBy(() -> ReplayOptions.reference(0, 1))
        .hasMessage("Cannot replay with scale 0.0: it must be between 0 and 100000");
    assertThatThrownBy(() -> new ReplayOptions(1, 1, 1.5, 0, 0, 0))
        .hasMessage("Cannot replay with duplicates 1.5: it must be between 0 and 1");
    assertThatThrownBy(() -> new ReplayOptions(1, 1, 0, -1, 0, 0))
        .hasMessage("Cannot replay with disorder -1: it must be between 0 and 1000000");
  }
}
