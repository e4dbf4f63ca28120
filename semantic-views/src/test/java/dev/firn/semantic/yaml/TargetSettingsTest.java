package dev.firn.semantic.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.lake.yaml.document.LakeProblemsException;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.target.AthenaSettings;
import dev.firn.semantic.target.Grantee;
import dev.firn.semantic.target.Grantee.Kind;
import dev.firn.semantic.target.RedshiftConnection;
import dev.firn.semantic.target.RedshiftConnection.Compute;
import dev.firn.semantic.target.RedshiftConnection.Login;
import dev.firn.semantic.target.RedshiftSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where views go and how targets are reached, as it is written. */
class TargetSettingsTest {

  private static final String VIEWS =
      """

      entities:
        lines: {table: orders, measures: {lines: {description: Lines, count: rows}}}
      views:
        total: {question: How many?, entity: lines, measures: [lines]}
      """;

  private final Lake lake = LakeYaml.read(Path.of("src/test/resources/views/lake.yaml"), Map.of());

  @Test
  void defaultsAreTheLakesOwn() {
    SemanticModel model = read("targets: {}");

    assertThat(model.placement(Target.ATHENA).viewSchema()).isEqualTo("shop_athena");
    assertThat(model.targets().athena())
        .isEqualTo(new AthenaSettings("us-east-1", "primary", Optional.empty(), Optional.empty()));
    assertThat(model.targets().redshift())
        .isEqualTo(
            new RedshiftSettings(
                "us-east-1",
                "shop",
                "default",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void everyKeyIsRead() {
    SemanticModel model =
        read(
            """
            targets:
              athena:
                catalog: lake
                database: sem_athena
                region: us-west-2
                workgroup: bi
                output: s3://results/athena
                endpoint: http://localhost:1
              redshift:
                external-schema: lake
                glue-database: shop_glue
                iam-role: arn:aws:iam::123456789012:role/spectrum
                schema: sem
                grants: [role Analysts, group bi, user IAM:eve, public, role analysts]
                database: dev
                cluster: big-one
                db-user: publisher
                region: us-east-2
                endpoint: http://localhost:2
            """);

    assertThat(model.placement(Target.ATHENA).catalog()).isEqualTo("lake");
    assertThat(model.placement(Target.ATHENA).viewSchema()).isEqualTo("sem_athena");
    assertThat(model.targets().athena())
        .isEqualTo(
            new AthenaSettings(
                "us-west-2",
                "bi",
                Optional.of("s3://results/athena"),
                Optional.of("http://localhost:1")));
    assertThat(model.placement(Target.REDSHIFT).tableSchema()).isEqualTo("lake");
    assertThat(model.placement(Target.REDSHIFT).viewSchema()).isEqualTo("sem");
    assertThat(model.targets().redshift())
        .isEqualTo(
            new RedshiftSettings(
                "us-east-2",
                "shop_glue",
                "arn:aws:iam::123456789012:role/spectrum",
                Optional.of(
                    new RedshiftConnection(
                        "dev", new Compute.Cluster("big-one"), new Login.AsUser("publisher"))),
                Optional.of(
                    List.of(
                        new Grantee(Kind.GROUP, "bi"),
                        Grantee.EVERYBODY,
                        new Grantee(Kind.ROLE, "analysts"),
                        new Grantee(Kind.USER, "iam:eve"))),
                Optional.of("http://localhost:2")));
  }

  @Test
  void aWorkgroupTakesASecret() {
    SemanticModel model =
        read(
            "targets: {redshift: {database: dev, workgroup: reports, secret-arn:"
                + " 'arn:aws:secretsmanager:eu-west-1:1:secret:x'}}");

    assertThat(model.targets().redshift().connection())
        .contains(
            new RedshiftConnection(
                "dev",
                new Compute.Workgroup("reports"),
                new Login.OfSecret("arn:aws:secretsmanager:eu-west-1:1:secret:x")));
  }

  @Test
  void noGrantsAreOtherThanNoneDeclared() {
    assertThat(read("targets: {redshift: {grants: []}}").targets().redshift().grants())
        .contains(List.of());
  }

  @Test
  void halfAConnectionIsAMistake() {
    assertThatThrownBy(() -> read("targets: {redshift: {secret-arn: 'arn:aws:secretsmanager:x'}}"))
        .isInstanceOf(LakeProblemsException.class)
        .hasMessage(
            "views.yaml:1: targets.redshift.database: is missing: name\n"
                + "views.yaml:1: targets.redshift.workgroup: is missing: name");
  }

  private SemanticModel read(String targets) {
    return ViewsYaml.read(targets + VIEWS, "views.yaml", lake);
  }
}
