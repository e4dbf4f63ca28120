package dev.firn.semantic.yaml;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.Key;
import dev.firn.lake.yaml.KeyTable;
import dev.firn.lake.yaml.YamlSection;
import dev.firn.lake.yaml.YamlValue;
import dev.firn.semantic.Placement;
import dev.firn.semantic.target.TargetSettings;
import java.util.List;
import java.util.Optional;

/** Reads where the views of each target go, and how the target is reached. */
final class TargetSection {

  private static final Key TRINO =
      Key.optional("trino", "mapping", "see below", "Where Trino's views go");
  private static final Key ATHENA =
      Key.optional("athena", "mapping", "see below", "Where Athena's views go");
  private static final Key REDSHIFT =
      Key.optional("redshift", "mapping", "see below", "Where Redshift's views go");

  static final KeyTable KEYS = KeyTable.of("targets", TRINO, ATHENA, REDSHIFT);

  /** What the section says. */
  record Targets(List<Placement> placements, TargetSettings settings) {}

  private final String database;
  private final String region;
  private final Names names;

  TargetSection(Lake lake, Names names) {
    this.database = lake.catalog().database();
    this.region =
        lake.catalog() instanceof CatalogSettings.Glue glue
            ? glue.region()
            : lake.storage().region();
    this.names = names;
  }

  Targets read(Optional<YamlValue> value) {
    Optional<YamlSection> section = value.map(it -> YamlSection.open(it, KEYS));
    Optional<YamlSection> trino = open(section, TRINO, TrinoSection.KEYS);
    Optional<YamlSection> athena = open(section, ATHENA, AthenaSection.KEYS);
    Optional<YamlSection> redshift = open(section, REDSHIFT, RedshiftSection.KEYS);
    Placement ofTrino = TrinoSection.read(trino, database);
    return new Targets(
        List.of(
            ofTrino,
            AthenaSection.placement(athena, database, ofTrino.viewSchema(), names),
            RedshiftSection.placement(redshift, database, names)),
        new TargetSettings(
            AthenaSection.settings(athena, region),
            RedshiftSection.settings(redshift, database, region)));
  }

  private static Optional<YamlSection> open(Optional<YamlSection> section, Key key, KeyTable keys) {
    return section.flatMap(it -> it.value(key)).map(it -> YamlSection.open(it, keys));
  }
}
