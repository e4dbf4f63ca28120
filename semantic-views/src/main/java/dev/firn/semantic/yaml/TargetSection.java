package dev.firn.semantic.yaml;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.Placement;
import dev.firn.semantic.target.AthenaSettings;
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

  private static final Key QUICKSIGHT =
      Key.optional(
          "quicksight",
          "mapping",
          "none: nothing can be published",
          "How QuickSight shows the views of one of the others");

  static final KeyTable KEYS = KeyTable.of("targets", TRINO, ATHENA, REDSHIFT, QUICKSIGHT);

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
    Optional<YamlSection> quickSight = open(section, QUICKSIGHT, QuickSightSection.KEYS);
    Placement ofTrino = TrinoSection.read(trino, database);
    List<Placement> placements =
        List.of(
            ofTrino,
            AthenaSection.placement(athena, database, ofTrino.viewSchema(), names),
            RedshiftSection.placement(redshift, database, names));
    AthenaSettings ofAthena = AthenaSection.settings(athena, region);
    return new Targets(
        placements,
        new TargetSettings(
            ofAthena,
            RedshiftSection.settings(redshift, database, region),
            quickSight.flatMap(it -> QuickSightSection.read(it, region, ofAthena.workgroup()))));
  }

  private static Optional<YamlSection> open(Optional<YamlSection> section, Key key, KeyTable keys) {
    return section.flatMap(it -> it.value(key)).map(it -> YamlSection.open(it, keys));
  }
}
