package dev.firn.reprocess.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.check.Check;
import dev.firn.lake.check.CheckParser;
import dev.firn.lake.yaml.LakeYaml;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckQueryTest {
  private static final DeclaredTable SALES =
      LakeYaml.read(Path.of("examples/retail/lake.yaml")).table("sales").orElseThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "not null tax, sold_on|SELECT count_if(\"tax\" IS NULL OR \"sold_on\" IS NULL) FROM b",
        "unique channel, item_id|SELECT count(*) FROM (SELECT 1 FROM b GROUP BY \"channel\","
            + " \"item_id\" HAVING count(*) > 1)",
        "range tax from 0 to 1e2|SELECT count_if(\"tax\" < DECIMAL '0' OR \"tax\" > DECIMAL '100')"
            + " FROM b",
        "range sold_on to 2003-01-02|SELECT count_if(\"sold_on\" > DATE '2003-01-02') FROM b",
        "range sent_at from 2026-01-01T01:00:00+01:00|SELECT count_if(\"sent_at\" < TIMESTAMP"
            + " '2026-01-01 00:00:00.000000 UTC') FROM b",
        "rows within 5%|SELECT (SELECT count(*) FROM b), (SELECT count(*) FROM m)",
      })
  void asksForWhatBreaksIt(String check, String sql) {
    assertThat(new CheckQuery(SALES, "b", "m").of(CheckParser.parse(check))).isEqualTo(sql);
  }

  @ParameterizedTest
  @CsvSource({
    "100,100,0,true",
    "99,100,1,true",
    "98,100,1,false",
    "103,100,3,true",
    "1,0,50,false"
  })
  void toleratesAShareOfTheRowsOfMain(long branch, long main, int percent, boolean passed) {
    assertThat(CheckRunner.judge("sales", new Check.Rows(percent), branch, main).passed())
        .isEqualTo(passed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"unique tax|2|2 keys are there twice", "not null tax|1200|1,200 rows break it"})
  void saysHowManyBreakIt(String check, long broken, String found) {
    CheckResult result = CheckRunner.judge("sales", CheckParser.parse(check), broken);

    assertThat(result.passed()).isFalse();
    assertThat(result.found()).isEqualTo(found);
  }
}
