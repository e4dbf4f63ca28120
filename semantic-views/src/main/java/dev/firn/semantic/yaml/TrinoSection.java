package dev.firn.semantic.yaml;

import static dev.firn.semantic.yaml.TargetKeys.apart;
import static dev.firn.semantic.yaml.TargetKeys.text;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Placement.Security;
import dev.firn.semantic.Target;
import java.util.Optional;

/** Reads where Trino's views go. */
final class TrinoSection {

  private static final Key CATALOG =
      Key.optional("catalog", "name", "`lake`", "Trino's catalog of the lake's tables and views");
  private static final Key SCHEMA =
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

  static final KeyTable KEYS = KeyTable.of("targets.trino", CATALOG, SCHEMA, SECURITY);

  private TrinoSection() {}

  static Placement read(Optional<YamlSection> section, String database) {
    String views = text(section, SCHEMA, database + "_views");
    apart(section, SCHEMA, views, database, "the tables");
    Security security =
        section.flatMap(it -> it.choice(SECURITY, Security.class)).orElse(Security.DEFINER);
    return new Placement(Target.TRINO, text(section, CATALOG, "lake"), database, views, security);
  }
}
