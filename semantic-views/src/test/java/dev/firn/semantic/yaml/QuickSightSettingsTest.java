package dev.firn.semantic.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.lake.yaml.document.LakeProblemsException;
import dev.firn.semantic.quicksight.Connection;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.semantic.quicksight.QuickSightSettings.ImportMode;
import dev.firn.semantic.quicksight.QuickSightSettings.Principals;
import dev.firn.semantic.quicksight.Refresh;
import dev.firn.semantic.quicksight.Refresh.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How views become data sets, as it is written. */
class QuickSightSettingsTest {

  private static final String VIEWS =
      """

      entities:
        lines: {table: orders, measures: {lines: {description: Lines, count: rows}}}
      views:
        total: {question: How many?, entity: lines, measures: [lines]}
      """;

  private static final String TEAM = "arn:aws:quicksight:us-east-1:123456789012:group/default/team";

  private final Lake lake = LakeYaml.read(Path.of("src/test/resources/views/lake.yaml"), Map.of());

  @Test
  void nothingIsPublishedUnlessItIsDeclared() {
    assertThat(ViewsYaml.read(VIEWS, "views.yaml", lake).targets().quickSight()).isEmpty();
  }

  @Test
  void defaultsAreTheLakesOwn() {
    assertThat(
            read(
                """
                targets:
                  quicksight:
                    account: '012345678901'
                    source: {engine: athena}
                    owners: arn:aws:quicksight:us-east-1:123456789012:group/default/team
                """))
        .contains(
            new QuickSightSettings(
                "012345678901",
                "us-east-1",
                Optional.empty(),
                new Connection(
                    new Connection.Athena("primary", Optional.empty()),
                    Optional.empty(),
                    Optional.empty()),
                ImportMode.DIRECT_QUERY,
                Optional.empty(),
                new Principals(List.of(TEAM), List.of()),
                List.of()));
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            read(
                """
                targets:
                  quicksight:
                    account: '123456789012'
                    region: eu-west-1
                    endpoint: http://localhost:1
                    source:
                      engine: trino
                      host: trino.example.com
                      port: 8443
                      secret-arn: arn:aws:secretsmanager:eu-west-1:123456789012:secret:trino
                      vpc-connection-arn: arn:aws:quicksight:eu-west-1:123456789012:vpcConnection/x
                    import-mode: spice
                    folder: Numbers
                    owners: [arn:aws:quicksight:us-east-1:123456789012:group/default/team]
                    viewers: [arn:aws:quicksight:us-east-1:123456789012:namespace/default]
                    refresh:
                      - {every: hourly}
                      - {every: weekly, at: '05:30', zone: Europe/Berlin, on: monday}
                      - {every: monthly, at: '23:59', on: last-day-of-month}
                """))
        .contains(
            new QuickSightSettings(
                "123456789012",
                "eu-west-1",
                Optional.of("http://localhost:1"),
                new Connection(
                    new Connection.Trino("trino.example.com", 8443),
                    Optional.of("arn:aws:quicksight:eu-west-1:123456789012:vpcConnection/x"),
                    Optional.of("arn:aws:secretsmanager:eu-west-1:123456789012:secret:trino")),
                ImportMode.SPICE,
                Optional.of("Numbers"),
                new Principals(
                    List.of(TEAM),
                    List.of("arn:aws:quicksight:us-east-1:123456789012:namespace/default")),
                List.of(
                    new Refresh(Interval.HOURLY, Optional.empty(), "UTC", Optional.empty()),
                    new Refresh(
                        Interval.WEEKLY,
                        Optional.of("05:30"),
                        "Europe/Berlin",
                        Optional.of("MONDAY")),
                    new Refresh(
                        Interval.MONTHLY,
                        Optional.of("23:59"),
                        "UTC",
                        Optional.of("LAST_DAY_OF_MONTH")))));
  }

  @Test
  void redshiftIsAClusterOrAnAddress() {
    assertThat(redshift("cluster: big"))
        .isEqualTo(new Connection.Redshift("dev", new Connection.Cluster("big")));
    assertThat(redshift("host: bi.example.com"))
        .isEqualTo(new Connection.Redshift("dev", new Connection.Address("bi.example.com", 5439)));
  }

  private Connection.Engine redshift(String place) {
    return read("""
    targets:
      quicksight:
        account: '123456789012'
        owners: %s
        source:
          engine: redshift
          database: dev
          secret-arn: arn:aws:secretsmanager:eu-west-1:123456789012:secret:bi
          %s
    """
            .formatted(TEAM, place))
        .orElseThrow()
        .connection()
        .engine();
  }

  @Test
  void everyMistakeIsALine() {
    LakeProblemsException thrown =
        catchThrowableOfType(
            LakeProblemsException.class,
            () ->
                read(
                    """
                    targets:
                      quicksight:
                        account: 12
                        source: {engine: trino, workgroup: primary, port: 0, secret-arn: mine}
                        folder: a/b
                        owners: [everybody]
                        viewers:
                          - arn:aws:quicksight:us-east-1:123456789012:group/default/team
                          - arn:aws:quicksight:us-east-1:123456789012:group/default/team
                        refresh:
                          - {every: daily}
                          - {every: hourly, at: 5pm}
                          - {every: weekly, at: '05:30', on: 1, zone: Mars}
                    """));

    assertThat(String.valueOf(thrown.getMessage()).lines())
        .containsExactlyInAnyOrder(
            "views.yaml:3: targets.quicksight.account: '12' is no number of an account: it has 12 digits",
            "views.yaml:4: targets.quicksight.source.workgroup: is not for engine trino",
            "views.yaml:4: targets.quicksight.source.secret-arn: 'mine' is no ARN of a secret",
            "views.yaml:4: targets.quicksight.source.host: is missing: name",
            "views.yaml:5: targets.quicksight.folder: 'a/b' is no name of a folder: it has at most 200 characters, and no slash",
            "views.yaml:6: targets.quicksight.owners: 'everybody' is no ARN of a user, group or namespace, such as arn:aws:quicksight:eu-west-1:123456789012:group/default/analysts",
            "views.yaml:9: targets.quicksight.viewers: '%s' is named twice: who owns views them, too"
                .formatted(TEAM),
            "views.yaml:11: targets.quicksight.refresh: is for import-mode spice: without a copy there is nothing to refresh",
            "views.yaml:10: targets.quicksight.refresh.at: is missing: HH:MM",
            "views.yaml:12: targets.quicksight.refresh.at: '5pm' is no time of the day, such as 05:30",
            "views.yaml:12: targets.quicksight.refresh.at: has no meaning here",
            "views.yaml:13: targets.quicksight.refresh.on: '1' is no day of the week",
            "views.yaml:13: targets.quicksight.refresh.zone: 'Mars' is no time zone");
  }

  private Optional<QuickSightSettings> read(String targets) {
    return ViewsYaml.read(targets + VIEWS, "views.yaml", lake).targets().quickSight();
  }
}
