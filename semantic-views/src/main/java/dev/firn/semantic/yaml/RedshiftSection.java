package dev.firn.semantic.yaml;

import static dev.firn.semantic.yaml.TargetKeys.ENDPOINT;
import static dev.firn.semantic.yaml.TargetKeys.REGION;
import static dev.firn.semantic.yaml.TargetKeys.apart;
import static dev.firn.semantic.yaml.TargetKeys.name;
import static dev.firn.semantic.yaml.TargetKeys.text;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Placement.Security;
import dev.firn.semantic.Target;
import dev.firn.semantic.target.Grantee;
import dev.firn.semantic.target.Grantee.Kind;
import dev.firn.semantic.target.RedshiftSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where Redshift's views go, what they stand on, and who reads them. */
final class RedshiftSection {

  private static final Key EXTERNAL_SCHEMA =
      Key.optional(
          "external-schema",
          "name",
          "the lake's database",
          "External schema of the lake's tables, made when it is missing");
  private static final Key GLUE_DATABASE =
      Key.optional(
          "glue-database", "name", "the lake's database", "What the external schema stands for");
  private static final Key IAM_ROLE =
      Key.optional(
          "iam-role",
          "ARN, or `default`",
          "`default`",
          "Role with which Redshift reads Glue and S3 for the external schema");
  private static final Key SCHEMA =
      Key.optional(
          "schema",
          "name",
          "the lake's database, `_views`",
          "Schema of the views, made when it is missing");
  private static final Key GRANTS =
      Key.optional(
          "grants",
          "list of `user NAME`, `group NAME`, `role NAME` or `public`",
          "rights are not looked at",
          "Who may select from the views; the right is taken from everybody else");

  static final KeyTable KEYS =
      KeyTable.of(
          "targets.redshift",
          EXTERNAL_SCHEMA,
          GLUE_DATABASE,
          IAM_ROLE,
          SCHEMA,
          GRANTS,
          RedshiftConnectionKeys.DATABASE,
          RedshiftConnectionKeys.WORKGROUP,
          RedshiftConnectionKeys.CLUSTER,
          RedshiftConnectionKeys.SECRET,
          RedshiftConnectionKeys.USER,
          REGION,
          ENDPOINT);

  private static final PatternText IS_ROLE =
      PatternText.of(
          "default|arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[^\\s,'\"]+",
          "ARN of a role, and not default");
  private static final Pattern GRANTEE = Pattern.compile("(user|group|role) ([^\\s\"]{1,127})");

  private RedshiftSection() {}

  static Placement placement(Optional<YamlSection> section, String database, Names names) {
    String tables = name(section, EXTERNAL_SCHEMA, database, names);
    String views = name(section, SCHEMA, database + "_views", names);
    apart(section, SCHEMA, views, tables, "the tables");
    return new Placement(Target.REDSHIFT, "", tables, views, Security.DEFINER);
  }

  static RedshiftSettings settings(Optional<YamlSection> section, String database, String region) {
    return new RedshiftSettings(
        PatternText.REGION.read(section, REGION).orElse(region),
        text(section, GLUE_DATABASE, database),
        IS_ROLE.read(section, IAM_ROLE).orElse("default"),
        section.flatMap(RedshiftConnectionKeys::read),
        section.flatMap(it -> it.value(GRANTS)).map(RedshiftSection::grants),
        PatternText.ENDPOINT.read(section, ENDPOINT));
  }

  private static List<Grantee> grants(YamlValue value) {
    return value.items().stream()
        .flatMap(item -> item.itemText().flatMap(text -> grantee(text, item)).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<Grantee> grantee(String text, YamlValue item) {
    Matcher matcher = GRANTEE.matcher(text);
    if (matcher.matches()) {
      Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
      return Optional.of(new Grantee(kind, matcher.group(2)));
    }
    if (text.equals("public")) {
      return Optional.of(Grantee.EVERYBODY);
    }
    item.report("'%s' is none of user NAME, group NAME, role NAME, public".formatted(text));
    return Optional.empty();
  }
}
