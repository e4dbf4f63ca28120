package dev.firn.verify;

import dev.firn.semantic.Measure;
import dev.firn.semantic.ValueType;
import dev.firn.semantic.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of a view of two engines. Whole numbers, amounts, texts and days must be equal;
 * quotients to twelve digits; estimates within the tolerance of their definition.
 */
public final class ViewComparison {

  private static final double QUOTIENT_TOLERANCE = 1e-12;
  private static final double PERCENT = 100;
  private static final int MAX_DIFFERENCES = 5;

  private final View view;
  private final List<String> differences = new ArrayList<>();
  private double maxRelativeDifference;

  private ViewComparison(View view) {
    this.view = view;
  }

  /** Compares all rows. */
  public static ViewMatch compare(View view, ViewRows left, ViewRows right) {
    ViewComparison comparison = new ViewComparison(view);
    comparison.missing(left, right);
    comparison.missing(right, left);
    left.rows()
        .forEach((key, values) -> {
          List<@Nullable Object> others = right.rows().get(key);
          if (others != null) {
            comparison.row(key, values, others);
          }
        });
    return new ViewMatch(
        view.name(),
        List.of(left.engine(), right.engine()),
        left.rows().size(),
        comparison.maxRelativeDifference,
        comparison.totals(left, right),
        comparison.differences);
  }

  private List<MeasureTotal> totals(ViewRows left, ViewRows right) {
    return IntStream.range(0, view.measures().size())
        .mapToObj(i -> MeasureTotal.of(view.measures().get(i).name(), i, left, right))
        .toList();
  }

  private void missing(ViewRows here, ViewRows there) {
    here.rows().keySet().stream()
        .filter(key -> !there.rows().containsKey(key))
        .forEach(key -> differ("%s has no row %s".formatted(there.engine(), key)));
  }

  private void row(
      List<@Nullable Object> key, List<@Nullable Object> left, List<@Nullable Object> right) {
    for (int i = 0; i < left.size(); i++) {
      Measure measure = view.measures().get(i);
      if (!agree(measure, left.get(i), right.get(i))) {
        differ("%s of %s: %s and %s".formatted(measure.name(), key, left.get(i), right.get(i)));
      }
    }
  }

  private boolean agree(Measure measure, @Nullable Object left, @Nullable Object right) {
    if (!(left instanceof Number one) || !(right instanceof Number other)) {
      return Objects.equals(left, right);
    }
    double difference = relative(one.doubleValue(), other.doubleValue());
    maxRelativeDifference = Math.max(maxRelativeDifference, difference);
    double tolerance = tolerance(measure);
    return tolerance == 0 ? left.equals(right) : difference <= tolerance;
  }

  private static double tolerance(Measure measure) {
    double declared = measure.tolerancePercent() / PERCENT;
    return measure.type() instanceof ValueType.Quotient
        ? Math.max(declared, QUOTIENT_TOLERANCE)
        : declared;
  }

  private static double relative(double one, double other) {
    double larger = Math.max(Math.abs(one), Math.abs(other));
    return larger == 0 ? 0 : Math.abs(one - other) / larger;
  }

  private void differ(String difference) {
    if (differences.size() < MAX_DIFFERENCES) {
      differences.add(difference);
    }
  }
}
