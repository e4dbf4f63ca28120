package dev.firn.semantic.yaml;

import static dev.firn.semantic.yaml.TargetKeys.ENDPOINT;
import static dev.firn.semantic.yaml.TargetKeys.REGION;
import static dev.firn.semantic.yaml.TargetKeys.apart;
import static dev.firn.semantic.yaml.TargetKeys.name;
import static dev.firn.semantic.yaml.TargetKeys.text;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Placement.Security;
import dev.firn.semantic.Target;
import dev.firn.semantic.target.AthenaSettings;
import java.util.Optional;

/** Reads where Athena's views go, and how Athena is reached. */
final class AthenaSection {

  private static final Key CATALOG =
      Key.optional("catalog", "name", "`awsdatacatalog`", "Athena's name of the Glue catalog");
  private static final Key DATABASE =
      Key.optional(
          "database",
          "name",
          "the lake's database, `_athena`",
          "Glue database of the views, made when it is missing; a view of Trino and one of Athena"
              + " cannot share one");
  private static final Key WORKGROUP =
      Key.optional("workgroup", "name", "`primary`", "Workgroup that runs the statements");
  private static final Key OUTPUT =
      Key.optional(
          "output",
          "S3 location",
          "what the workgroup says",
          "Where Athena writes the results of statements");

  static final KeyTable KEYS =
      KeyTable.of("targets.athena", CATALOG, DATABASE, REGION, WORKGROUP, OUTPUT, ENDPOINT);

  private static final PatternText IS_WORKGROUP =
      PatternText.of("[a-zA-Z0-9._-]{1,128}", "name of a workgroup");
  private static final PatternText IS_LOCATION =
      PatternText.of("s3://[^/\\s]+(/\\S*)?", "S3 location, such as s3://bucket/athena");

  private AthenaSection() {}

  /**
   * Where the views go.
   *
   * @param ofTrino schema of Trino's views, which is a Glue database, too
   */
  static Placement placement(
      Optional<YamlSection> section, String database, String ofTrino, Names names) {
    String views = name(section, DATABASE, database + "_athena", names);
    apart(section, DATABASE, views, database, "the tables");
    apart(section, DATABASE, views, ofTrino, "Trino's views");
    String catalog = text(section, CATALOG, "awsdatacatalog");
    return new Placement(Target.ATHENA, catalog, database, views, Security.DEFINER);
  }

  static AthenaSettings settings(Optional<YamlSection> section, String region) {
    return new AthenaSettings(
        PatternText.REGION.read(section, REGION).orElse(region),
        IS_WORKGROUP.read(section, WORKGROUP).orElse("primary"),
        IS_LOCATION.read(section, OUTPUT),
        PatternText.ENDPOINT.read(section, ENDPOINT));
  }
}
