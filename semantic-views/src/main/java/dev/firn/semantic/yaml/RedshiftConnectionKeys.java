package dev.firn.semantic.yaml;

import static dev.firn.semantic.yaml.TargetKeys.report;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.semantic.target.RedshiftConnection;
import dev.firn.semantic.target.RedshiftConnection.Compute;
import dev.firn.semantic.target.RedshiftConnection.Login;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads where in Redshift statements run: all of it, or nothing. */
final class RedshiftConnectionKeys {

  static final Key DATABASE =
      Key.optional(
          "database",
          "name",
          "none: nothing can be published",
          "Database of Redshift that holds both schemas");
  static final Key WORKGROUP =
      Key.optional("workgroup", "name", "none", "Workgroup of Redshift Serverless");
  static final Key CLUSTER =
      Key.optional("cluster", "name", "none", "Provisioned cluster, instead of a workgroup");
  static final Key SECRET =
      Key.optional(
          "secret-arn",
          "ARN",
          "the caller's own identity",
          "Secret of AWS Secrets Manager with the user who publishes");
  static final Key USER =
      Key.optional(
          "db-user",
          "name",
          "the caller's own identity",
          "User of the cluster who publishes, with temporary credentials");

  private static final PatternText IS_DATABASE =
      PatternText.of("[a-z_][a-z0-9_$]{0,126}", "name of a database in lower case");
  private static final PatternText IS_WORKGROUP =
      PatternText.of("[a-z0-9-]{3,64}", "name of a workgroup");
  private static final PatternText IS_CLUSTER =
      PatternText.of("[a-z][a-z0-9]*(-[a-z0-9]+)*", "name of a cluster");
  private static final PatternText IS_SECRET =
      PatternText.of("arn:aws(-[a-z]+)*:secretsmanager:\\S+", "ARN of a secret");

  private RedshiftConnectionKeys() {}

  /** The connection; nothing if no key of it is there, or one is wrong, which is reported. */
  static Optional<RedshiftConnection> read(YamlSection section) {
    Optional<YamlSection> whole = Optional.of(section);
    boolean any =
        Stream.of(DATABASE, WORKGROUP, CLUSTER, SECRET, USER)
            .anyMatch(key -> section.text(key).isPresent());
    if (!any) {
      return Optional.empty();
    }
    Optional<String> database = IS_DATABASE.read(whole, DATABASE);
    if (section.text(DATABASE).isEmpty()) {
      section.reportMissing(DATABASE);
    }
    Optional<Compute> compute = compute(section, whole);
    Optional<Login> login = login(section, whole);
    return database.isEmpty() || compute.isEmpty() || login.isEmpty()
        ? Optional.empty()
        : Optional.of(new RedshiftConnection(database.get(), compute.get(), login.get()));
  }

  private static Optional<Compute> compute(YamlSection section, Optional<YamlSection> whole) {
    boolean serverless = section.text(WORKGROUP).isPresent();
    boolean provisioned = section.text(CLUSTER).isPresent();
    if (serverless && provisioned) {
      report(whole, CLUSTER, "a workgroup is named already: views go to one of the two");
    } else if (!serverless && !provisioned) {
      section.reportMissing(WORKGROUP);
    }
    Optional<Compute> workgroup = IS_WORKGROUP.read(whole, WORKGROUP).map(Compute.Workgroup::new);
    Optional<Compute> cluster = IS_CLUSTER.read(whole, CLUSTER).map(Compute.Cluster::new);
    return workgroup.or(() -> cluster);
  }

  private static Optional<Login> login(YamlSection section, Optional<YamlSection> whole) {
    Optional<String> user = section.text(USER);
    Optional<String> secret = IS_SECRET.read(whole, SECRET);
    if (user.isPresent() && section.text(SECRET).isPresent()) {
      report(whole, USER, "a secret is named already: it has the user");
    } else if (user.isPresent() && section.text(WORKGROUP).isPresent()) {
      report(whole, USER, "is for a cluster: a workgroup knows the caller, or a secret");
    }
    if (section.text(SECRET).isPresent()) {
      return secret.map(Login.OfSecret::new);
    }
    return Optional.of(user.<Login>map(Login.AsUser::new).orElseGet(Login.Caller::new));
  }
}
