package dev.firn.local.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameExpressionTest {
  @ParameterizedTest
  @CsvSource({
    "'', true",
    "sales, false",
    "sales_2026, true",
    "SALES_2026, true",
    "sales*, true",
    "*2026, true",
    "*es_2*, true",
    "*, true",
    "sales.*, true",
    "s[a-z]*_[0-9]*, true",
    "(sales|item)_.*, true",
    "sales|item, false"
  })
  void matchesAWholeName(String expression, boolean matches) {
    assertThat(NameExpression.compile(expression).test("sales_2026")).isEqualTo(matches);
  }

  @Test
  void refusesWhatIsNoExpression() {
    assertThatThrownBy(() -> NameExpression.compile("sales["))
        .isInstanceOf(GlueException.class)
        .hasMessageStartingWith("Invalid expression 'sales['");
  }
}
