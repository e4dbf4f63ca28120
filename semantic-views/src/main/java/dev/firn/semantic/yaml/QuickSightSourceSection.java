package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.Target;
import dev.firn.semantic.quicksight.Connection;
import dev.firn.semantic.quicksight.Connection.Address;
import dev.firn.semantic.quicksight.Connection.Athena;
import dev.firn.semantic.quicksight.Connection.Cluster;
import dev.firn.semantic.quicksight.Connection.Engine;
import dev.firn.semantic.quicksight.Connection.Redshift;
import dev.firn.semantic.quicksight.Connection.Trino;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how QuickSight reaches the engine that has the views. */
final class QuickSightSourceSection {

  private static final Key ENGINE =
      Key.required(
          "engine", "`trino`, `athena` or `redshift`", "Engine whose published views are shown");
  private static final Key HOST =
      Key.optional(
          "host",
          "name",
          "none",
          "Where Trino answers, with a certificate that is publicly trusted, or Redshift");
  private static final Key PORT =
      Key.optional("port", "number", "443 for Trino, 5439 for Redshift", "The host's port");
  private static final Key WORKGROUP =
      Key.optional("workgroup", "name", "that of `targets.athena`", "Athena's workgroup");
  private static final Key ROLE =
      Key.optional("role-arn", "ARN", "QuickSight's own role", "Role that asks Athena");
  private static final Key DATABASE =
      Key.optional("database", "name", "none", "Redshift's database; required for it");
  private static final Key CLUSTER =
      Key.optional("cluster", "name", "none", "Redshift's cluster, instead of a host");
  private static final Key SECRET =
      Key.optional(
          "secret-arn",
          "ARN",
          "none",
          "Secret of AWS Secrets Manager with user and password; required for Trino and Redshift");
  private static final Key VPC =
      Key.optional(
          "vpc-connection-arn",
          "ARN",
          "none: the open internet",
          "QuickSight's connection into the network of the engine");

  static final KeyTable KEYS =
      KeyTable.of(
          "targets.quicksight.source",
          ENGINE,
          HOST,
          PORT,
          WORKGROUP,
          ROLE,
          DATABASE,
          CLUSTER,
          SECRET,
          VPC);

  private static final Map<Target, List<Key>> MEANINGLESS =
      Map.of(
          Target.TRINO, List.of(WORKGROUP, ROLE, DATABASE, CLUSTER),
          Target.ATHENA, List.of(HOST, PORT, DATABASE, CLUSTER, SECRET, VPC),
          Target.REDSHIFT, List.of(WORKGROUP, ROLE));

  private static final PatternText IS_SECRET =
      PatternText.of(
          "arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:\\S+", "ARN of a secret");
  private static final PatternText IS_ROLE =
      PatternText.of("arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/\\S+", "ARN of a role");
  private static final PatternText IS_VPC =
      PatternText.of(
          "arn:aws(-[a-z]+)*:quicksight:[a-z0-9-]+:[0-9]{12}:vpcConnection/\\S+",
          "ARN of a VPC connection of QuickSight");

  private static final int MAX_PORT = 65_535;
  private static final int TRINO_PORT = 443;
  private static final int REDSHIFT_PORT = 5439;

  private final YamlSection section;
  private final Optional<YamlSection> whole;

  private QuickSightSourceSection(YamlSection section) {
    this.section = section;
    this.whole = Optional.of(section);
  }

  /**
   * The connection; nothing if something is missing or wrong, which is reported.
   *
   * @param workgroup Athena's, unless another one is named
   */
  static Optional<Connection> read(YamlValue value, String workgroup) {
    QuickSightSourceSection source = new QuickSightSourceSection(YamlSection.open(value, KEYS));
    return source.section.choice(ENGINE, Target.class).flatMap(it -> source.read(it, workgroup));
  }

  private Optional<Connection> read(Target target, String workgroup) {
    MEANINGLESS.getOrDefault(target, List.of()).stream()
        .map(section::value)
        .flatMap(Optional::stream)
        .forEach(it -> it.report("is not for engine " + target.label()));
    Optional<String> vpc = IS_VPC.read(whole, VPC);
    Optional<String> secret = IS_SECRET.read(whole, SECRET);
    if (target != Target.ATHENA) {
      demand(SECRET);
    }
    Optional<Engine> engine =
        switch (target) {
          case TRINO -> trino();
          case ATHENA ->
              Optional.of(
                  new Athena(section.text(WORKGROUP).orElse(workgroup), IS_ROLE.read(whole, ROLE)));
          case REDSHIFT -> redshift();
        };
    return engine.map(it -> new Connection(it, vpc, secret));
  }

  private Optional<Engine> trino() {
    demand(HOST);
    return section.text(HOST).map(host -> new Trino(host, port(TRINO_PORT)));
  }

  private Optional<Engine> redshift() {
    demand(DATABASE);
    Optional<String> cluster = section.text(CLUSTER);
    if (cluster.isEmpty()) {
      demand(HOST);
    } else {
      section.value(HOST).ifPresent(it -> it.report("a cluster is named already"));
    }
    return section
        .text(DATABASE)
        .flatMap(database ->
            cluster
                .<Connection.Place>map(Cluster::new)
                .or(() -> section.text(HOST).map(it -> new Address(it, port(REDSHIFT_PORT))))
                .map(place -> new Redshift(database, place)));
  }

  private int port(int otherwise) {
    return section.integer(PORT, 1, MAX_PORT).orElse(otherwise);
  }

  private void demand(Key key) {
    if (section.value(key).isEmpty()) {
      section.reportMissing(key);
    }
  }
}
