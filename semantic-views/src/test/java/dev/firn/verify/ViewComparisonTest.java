package dev.firn.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.render.RetailViews;
import dev.firn.semantic.View;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewComparisonTest {

  private final View view = RetailViews.model().view("promotion_effect").orElseThrow();

  @Test
  void equalRowsMatch() {
    ViewMatch match = ViewComparison.compare(view, rows("a", 0.25, 100), rows("b", 0.25, 100));

    assertThat(match.matches()).isTrue();
    assertThat(match.maxRelativeDifference()).isZero();
    assertThat(match.rows()).isEqualTo(1);
  }

  @Test
  void estimatesMayDifferByTheirTolerance() {
    assertThat(ViewComparison.compare(view, rows("a", 0.25, 100), rows("b", 0.25, 109)).matches())
        .isTrue();
    assertThat(
            ViewComparison.compare(view, rows("a", 0.25, 100), rows("b", 0.25, 120)).differences())
        .containsExactly("customers_about of [p, null, true, false]: 100 and 120");
  }

  @Test
  void quotientsMayDifferInTheirLastDigits() {
    assertThat(ViewComparison.compare(view, rows("a", 0.3, 1), rows("b", 0.1 + 0.2, 1)).matches())
        .isTrue();
    assertThat(ViewComparison.compare(view, rows("a", 0.3, 1), rows("b", 0.3001, 1)).matches())
        .isFalse();
  }

  @Test
  void namesMissingRows() {
    ViewMatch match = ViewComparison.compare(view, rows("a", 0.3, 1), new ViewRows("b", Map.of()));

    assertThat(match.differences()).containsExactly("b has no row [p, null, true, false]");
  }

  private static ViewRows rows(String engine, double rate, long customers) {
    List<Object> key = Arrays.asList("p", null, true, false);
    List<Object> values =
        List.of(3L, 4L, new BigDecimal("1.5"), 0.5, new BigDecimal("2"), rate, customers);
    return new ViewRows(engine, Map.of(key, values));
  }
}
