package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.Key;
import dev.firn.lake.yaml.KeyTable;
import dev.firn.lake.yaml.YamlSection;
import dev.firn.lake.yaml.YamlValue;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Placement.Security;
import dev.firn.semantic.Target;
import java.util.List;
import java.util.Optional;

/** Reads where the views of each target go. */
final class TargetSection {

  private static final Key TRINO =
      Key.optional("trino", "mapping", "see below", "Where Trino's views go");
  private static final Key ATHENA =
      Key.optional("athena", "mapping", "see below", "Where Athena's views go");
  private static final Key REDSHIFT =
      Key.optional("redshift", "mapping", "see below", "Where Redshift's views go");

  static final KeyTable KEYS = KeyTable.of("targets", TRINO, ATHENA, REDSHIFT);

  private static final Key TRINO_CATALOG =
      Key.optional("catalog", "name", "`lake`", "Trino's catalog of the lake's tables and views");
  private static final Key TRINO_SCHEMA =
      Key.optional(
          "schema",
          "name",
          "the lake's database, `_views`",
          "Schema of the views; it holds nothing else, and is made when it is missing");
  private static final Key SECURITY =
      Key.optional(
          "security",
          "`definer` or `invoker`",
          "`definer`",
          "With whose rights a view reads the tables: those of whoever published it, or of whoever"
              + " queries it");

  static final KeyTable TRINO_KEYS =
      KeyTable.of("targets.trino", TRINO_CATALOG, TRINO_SCHEMA, SECURITY);

  private static final Key ATHENA_CATALOG =
      Key.optional("catalog", "name", "`awsdatacatalog`", "Athena's name of the Glue catalog");
  private static final Key ATHENA_DATABASE =
      Key.optional(
          "database",
          "name",
          "the lake's database, `_athena`",
          "Glue database of the views; a view of Trino and one of Athena cannot share one");

  static final KeyTable ATHENA_KEYS =
      KeyTable.of("targets.athena", ATHENA_CATALOG, ATHENA_DATABASE);

  private static final Key EXTERNAL_SCHEMA =
      Key.optional(
          "external-schema", "name", "the lake's database", "External schema of the lake's tables");
  private static final Key REDSHIFT_SCHEMA =
      Key.optional("schema", "name", "the lake's database, `_views`", "Schema of the views");

  static final KeyTable REDSHIFT_KEYS =
      KeyTable.of("targets.redshift", EXTERNAL_SCHEMA, REDSHIFT_SCHEMA);

  private final String database;

  TargetSection(String database) {
    this.database = database;
  }

  List<Placement> read(Optional<YamlValue> value) {
    Optional<YamlSection> section = value.map(it -> YamlSection.open(it, KEYS));
    Optional<YamlSection> trino = open(section, TRINO, TRINO_KEYS);
    Optional<YamlSection> athena = open(section, ATHENA, ATHENA_KEYS);
    Optional<YamlSection> redshift = open(section, REDSHIFT, REDSHIFT_KEYS);
    String views = database + "_views";
    String ofTrino = text(trino, TRINO_SCHEMA, views);
    String ofAthena = text(athena, ATHENA_DATABASE, database + "_athena");
    String tables = text(redshift, EXTERNAL_SCHEMA, database);
    String ofRedshift = text(redshift, REDSHIFT_SCHEMA, views);
    apart(trino, TRINO_SCHEMA, ofTrino, database, "the tables");
    apart(athena, ATHENA_DATABASE, ofAthena, database, "the tables");
    apart(athena, ATHENA_DATABASE, ofAthena, ofTrino, "Trino's views");
    apart(redshift, REDSHIFT_SCHEMA, ofRedshift, tables, "the tables");
    Security security =
        trino.flatMap(it -> it.choice(SECURITY, Security.class)).orElse(Security.DEFINER);
    String glue = text(athena, ATHENA_CATALOG, "awsdatacatalog");
    return List.of(
        new Placement(
            Target.TRINO, text(trino, TRINO_CATALOG, "lake"), database, ofTrino, security),
        new Placement(Target.ATHENA, glue, database, ofAthena, Security.DEFINER),
        new Placement(Target.REDSHIFT, "", tables, ofRedshift, Security.DEFINER));
  }

  private static Optional<YamlSection> open(Optional<YamlSection> section, Key key, KeyTable keys) {
    return section.flatMap(it -> it.value(key)).map(it -> YamlSection.open(it, keys));
  }

  private static String text(Optional<YamlSection> section, Key key, String otherwise) {
    return section.flatMap(it -> it.text(key)).orElse(otherwise);
  }

  private static void apart(
      Optional<YamlSection> section, Key key, String name, String taken, String what) {
    if (name.equals(taken)) {
      section
          .flatMap(it -> it.value(key))
          .ifPresent(it -> it.report("'" + name + "' holds " + what + ": views need their own"));
    }
  }
}
