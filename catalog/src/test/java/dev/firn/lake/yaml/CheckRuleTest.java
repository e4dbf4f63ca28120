package dev.firn.lake.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.Lake;
import dev.firn.lake.check.Check;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRuleTest {
  private static final String HEAD =
      """
      lake: test
      warehouse: s3://firn-test
      catalog: {type: glue, database: test, region: us-east-1}
      storage: {region: us-east-1}
      encryption: {kms-key: f1f1f1f1-0000-4000-8000-000000000001}
      tables:
        t:
          comment: T
          mode: append
          columns:
            note: string
            price: decimal(7,2)
            count: int
            day: date
            local: timestamp
            at: timestamptz
            tags: list<string>
          checks:
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not null note",
        "not null note, price, tags",
        "unique note, day",
        "range price from -1.5 to 7",
        "range day to 2020-02-29",
        "range local from 2020-01-01T00:00",
        "range at from 2020-01-01T00:00:00Z to 2021-01-01T00:00:00+01:00",
        "expression price >= 0 or (note like '%)%')",
        "rows within 0%"
      })
  void keepsWhatIsWritten(String check) {
    assertThat(read("'" + check.replace("'", "''") + "'").tables().get(0).checks())
        .extracting(Check::text)
        .containsExactly(check);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "uniqe note|'uniqe note' begins with none of not null, unique, range, expression, rows (did"
            + " you mean 'unique'?)",
        "not nul note|'not nul note' is not: not null COLUMN, ...",
        "not null note price|'not null note price' is not: not null COLUMN, ...",
        "not null pirce|no column 'pirce' (did you mean 'price'?)",
        "unique tags|'tags' is nested",
        "range note from 1|'note' is a string, a range needs a number, a date or a timestamp",
        "range price|'range price' is not: range COLUMN [from LOWEST] [to HIGHEST]",
        "range price from cheap|'cheap' is no decimal(7, 2)",
        "range day to 2021-02-29|'2021-02-29' is no date",
        "range at from 2020-01-01T00:00|'2020-01-01T00:00' is no timestamptz",
        "range count from 7 to 3|from 7 to 3 holds no value",
        "expression|'' is no condition: it is empty",
        "expression count > 0)|'count > 0)' is no condition: a parenthesis is closed that was not"
            + " opened",
        "expression (count > 0|'(count > 0' is no condition: a parenthesis is not closed",
        "expression count > 0 -- hm|'count > 0 -- hm' is no condition: it has a comment",
        "expression count > 0; drop|'count > 0; drop' is no condition: it has a semicolon",
        "expression note = \"x|'note = \"x' is no condition: a quote is not closed",
        "rows within 101%|'rows within 101%' is not: rows within N%, N from 0 to 100",
      })
  void refusesWhatCannotBeChecked(String check, String reason) {
    assertThatThrownBy(() -> read("'" + check.replace("'", "''") + "'"))
        .hasMessage("lake.yaml:19: tables.t.checks: " + reason);
  }

  @Test
  void refusesACheckThatIsThereTwiceInItsOwnLine() {
    assertThatThrownBy(() -> read("rows within 5%", "not null note", "rows within  5%"))
        .hasMessage("lake.yaml:21: tables.t.checks: 'rows within 5%' is there twice");
  }

  private static Lake read(String... checks) {
    String list = "- " + String.join("\n- ", checks);
    return LakeYaml.read(HEAD + list.indent(6), "lake.yaml", Map.of());
  }
}
