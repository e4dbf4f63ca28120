package dev.firn.render;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.semantic.Target;
import dev.firn.semantic.ViewsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REDSHIFT | SELECT approx_distinct(x) FROM t              | approx_distinct(",
        "REDSHIFT | SELECT sum(x) FILTER (WHERE y) FROM t         | filter(",
        "REDSHIFT | SELECT cast(x AS numeric) FROM t              | numeric",
        "REDSHIFT | SELECT CAST(x AS timestamp(6)) FROM t         | timestamp(",
        "REDSHIFT | SELECT x FROM t FETCH NEXT 3 ROWS ONLY        | fetch",
        "REDSHIFT | SELECT current_timestamp FROM t               | current_timestamp",
        "TRINO    | SELECT x::date FROM t                         | ::",
        "TRINO    | SELECT ADD_MONTHS(x, 1) FROM t                | add_months(",
        "TRINO    | SELECT CAST(x AS double precision) FROM t     | precision",
        "ATHENA   | SELECT percentile_cont(x) FROM t              | percentile_cont(",
      })
  void refusesWhatTheTargetDoesNotHave(Target target, String sql, String problem) {
    assertThatThrownBy(() -> Lint.of(target).check("sales", sql))
        .isInstanceOf(ViewsException.class)
        .hasMessage("Cannot render view 'sales' for %s: it has no '%s'", target.label(), problem);
  }

  @Test
  void looksAtNoNamesAndNoTexts() {
    assertThatCode(() ->
            Lint.of(Target.REDSHIFT)
                .check("sales", "SELECT \"limit\" FROM t WHERE \"x\" = 'it''s filter (now)'"))
        .doesNotThrowAnyException();
  }
}
