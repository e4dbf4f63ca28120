package dev.firn.lake.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.Lake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules one by one, where the broken lake does not reach. */
class LakeRulesTest {

  @Test
  void refusesAnUpsertTableWithoutKey() {
    refuses(
        upsert(""),
        "lake.yaml:8: tables.t.primary-key: is missing: an upsert table needs the columns that"
            + " identify a row");
  }

  @Test
  void refusesAKeyThatMayBeNull() {
    refuses(
        upsert("primary-key: [id, note]"),
        "lake.yaml:18: tables.t.primary-key: 'note' must be required: true");
  }

  @Test
  void refusesAPartitionColumnOutsideTheKeyOfAnUpsertTable() {
    refuses(
        upsert("primary-key: id", "partition-by: [day(at)]"),
        "lake.yaml:19: tables.t.partition-by: 'at' is not part of the key: the sink deletes a row"
            + " by its key within one partition, so a row whose partition changes would stay");
  }

  @Test
  void takesAnyPartitionColumnInAnAppendTable() {
    assertThat(read(append("partition-by: [day(at), region]")).tables().get(0).partitionBy())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day(note)|day does not apply to 'note' of type string",
        "bucket(4, ratio)|bucket does not apply to 'ratio' of type double",
        "truncate(4, at)|truncate does not apply to 'at' of type timestamptz",
      })
  void refusesATransformThatDoesNotApply(String term, String reason) {
    refuses(
        append("partition-by: '" + term + "'"), "lake.yaml:18: tables.t.partition-by: " + reason);
  }

  @Test
  void refusesTwoUnitsOfTimeOfOneColumn() {
    refuses(
        append("partition-by: [day(at), hour(at)]"),
        "lake.yaml:18: tables.t.partition-by: 'at' is there twice in the same way");
  }

  @Test
  void refusesAPartitionFieldNamedLikeAColumn() {
    refuses(
        "trino",
        "append",
        "at_day: date",
        "partition-by: day(at)",
        "lake.yaml:18: tables.t.partition-by: day(at) makes a partition field 'at_day', and there"
            + " is a column of that name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"note", "ratio", "at"})
  void refusesAVersionThatIsUnorderedOrMayBeNull(String column) {
    assertThatThrownBy(() -> read(upsert("primary-key: id", "version: " + column)))
        .hasMessageMatching(
            "lake.yaml:19: tables.t.version: '.*' (is a .*, it must be int, long, date, timestamp or"
                + " timestamptz|must be required: true)");
  }

  @Test
  void refusesAVersionWithinTheKey() {
    refuses(
        upsert("primary-key: id", "version: id"),
        "lake.yaml:19: tables.t.version: 'id' is part of the key, so every version is a new row");
  }

  @Test
  void takesFormatThreeWhereEveryReaderReadsIt() {
    List<String> tables =
        List.of(append("format-version: 3"), upsert("primary-key: id", "format-version: 3"));

    assertThat(tables).allMatch(table -> read(table).tables().get(0).formatVersion() == 3);
  }

  @Test
  void refusesFormatThreeForAthena() {
    refuses(
        "athena",
        "append",
        "x: int",
        "format-version: 3",
        "lake.yaml:18: tables.t.format-version: athena, named under readers, reads format version 2"
            + " only");
  }

  @Test
  void refusesNestedColumnsInFormatThreeForRedshift() {
    refuses(
        "redshift",
        "append",
        "x: list<int>",
        "format-version: 3",
        "lake.yaml:18: tables.t.format-version: redshift, named under readers, reads no list, map"
            + " or struct in format version 3");
  }

  @Test
  void findsATypeThatAReaderCannotReadWithinAnother() {
    refuses(
        "redshift",
        "append",
        "x: {type: 'map<string, list<uuid>>'}",
        "",
        "lake.yaml:17: tables.t.columns.x.type: map<string, list<uuid>> cannot be read by redshift,"
            + " named under readers");
  }

  @Test
  void refusesNamesThatAreTooLongForRedshift() {
    String name = "c".repeat(128);
    refuses(
        "redshift",
        "append",
        name + ": int",
        "",
        "lake.yaml:17: tables.t.columns."
            + name
            + ": the name has 128 characters, at most 127 are"
            + " read");
  }

  @Test
  void refusesAnAliasOfAKey() {
    assertThatThrownBy(
            () -> read(append("").replace("f1f1f1f1-0000-4000-8000-000000000001", "alias/lake")))
        .hasMessage(
            "lake.yaml:5: encryption.kms-key: 'alias/lake' is an alias: S3 tells the key of an"
                + " object by its ARN, so name the key itself");
  }

  @Test
  void refusesCommentsThatGlueRefuses() {
    refuses(
        "trino",
        "append",
        "x: {type: int, comment: %s}".formatted("c".repeat(256)),
        "",
        "lake.yaml:17: tables.t.columns.x.comment: has 256 characters, and Glue takes 255");
    refuses(
        "trino",
        "append",
        "x: {type: int, comment: \"a\\nb\"}",
        "",
        "lake.yaml:17: tables.t.columns.x.comment: has more than one line, and Glue takes one");
  }

  @Test
  void keepsAProblemOnOneShortLine() {
    refuses(
        append("\"a\\nb\": 1", "partition-by: '" + "!".repeat(1000) + "'"),
        "lake.yaml:18: tables.t.a?b: unknown key, known are comment, owner, mode, format-version,"
            + " columns, primary-key, version, partition-by, sort-by, retention, upkeep,"
            + " properties, checks\n"
            + "lake.yaml:19: tables.t.partition-by: '"
            + "!".repeat(399)
            + "...");
  }

  @Test
  void refusesUpkeepThatCannotBe() {
    refuses(
        append(
            "upkeep: {compact: maybe, target-file-size: 128MB, dead-share: 0%, max-snapshots: 0,"
                + " orphan-window: week, dead-shares: 5%}"),
        "lake.yaml:18: tables.t.upkeep.dead-shares: unknown key, known are compact,"
            + " target-file-size, dead-share, max-snapshots, orphan-window, orphan-interval"
            + " (did you mean 'dead-share'?)\n"
            + "lake.yaml:18: tables.t.upkeep.compact: must be true or false, not 'maybe'\n"
            + "lake.yaml:18: tables.t.upkeep.target-file-size: must be a size such as 128MiB, 1GiB or"
            + " 64KiB, not '128MB'\n"
            + "lake.yaml:18: tables.t.upkeep.dead-share: must be a share from 1% to 100%, not '0%'\n"
            + "lake.yaml:18: tables.t.upkeep.max-snapshots: must be a whole number from 1 to 1000000,"
            + " not '0'\n"
            + "lake.yaml:18: tables.t.upkeep.orphan-window: must be a time such as 7d, 12h, 30m, 10s or"
            + " 500ms, not 'week'");
  }

  @Test
  void refusesUpkeepThatWouldLoseFilesInUseOrNeverEnd() {
    refuses(
        append(
            "upkeep: {target-file-size: 64KiB, max-snapshots: 9, orphan-window: 23h,"
                + " orphan-interval: 30s}"),
        "lake.yaml:18: tables.t.upkeep.max-snapshots: 9 is below 10, which retention.min-snapshots"
            + " keeps\n"
            + "lake.yaml:18: tables.t.upkeep.target-file-size: must be at least 1MiB: each file is a"
            + " request\n"
            + "lake.yaml:18: tables.t.upkeep.orphan-window: must be at least 1d: a savepoint may still"
            + " name files that no snapshot names\n"
            + "lake.yaml:18: tables.t.upkeep.orphan-interval: must be at least 1h: each look lists every"
            + " file");
  }

  @Test
  void refusesAUnitlessRetention() {
    assertThatThrownBy(() -> read(append("retention: {snapshot-age: 7, min-snapshots: 0}")))
        .hasMessage(
            """
            lake.yaml:18: tables.t.retention.snapshot-age: must be a time such as 7d, 12h, 30m, 10s\
             or 500ms, not '7'
            lake.yaml:18: tables.t.retention.min-snapshots: must be a whole number from 1 to\
             1000000, not '0'\
            """);
  }

  private static void refuses(
      String readers, String mode, String column, String key, String message) {
    refuses(text(readers, mode, column, key), message);
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> read(text)).hasMessage(message);
  }

  private static Lake read(String text) {
    return LakeYaml.read(text, "lake.yaml", Map.of());
  }

  private static String upsert(String... keys) {
    return text("trino", "upsert", "x: int", keys);
  }

  private static String append(String... keys) {
    return text("trino", "append", "x: int", keys);
  }

  private static String text(String readers, String mode, String column, String... keys) {
    String head =
        """
        lake: test
        warehouse: s3://firn-test
        catalog: {type: glue, database: test, region: us-east-1}
        storage: {region: us-east-1}
        encryption: {kms-key: f1f1f1f1-0000-4000-8000-000000000001}
        readers: [%s]
        tables:
          t:
            comment: T
            mode: %s
            columns:
              id: long required
              region: string required
              note: string
              at: timestamptz
              ratio: double
              %s
        """
            .formatted(readers, mode, column);
    return head + String.join("\n", keys).indent(4);
  }
}
