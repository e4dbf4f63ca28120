package dev.firn.semantic.yaml;

import dev.firn.semantic.Calculation;
import dev.firn.semantic.Grain;
import dev.firn.semantic.Measure;
import java.util.Optional;

/** The longer period within which a measure is added up. */
final class MeasureGrain {

  private MeasureGrain() {}

  static Optional<Grain> within(Measure measure) {
    return measure.calculation() instanceof Calculation.Cumulative(_, Optional<Grain> within)
        ? within
        : Optional.empty();
  }
}
