package dev.firn.lake.yaml.section;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Secret;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.List;
import java.util.Optional;

/** Reads the catalog's settings; the keys depend on its type. */
final class CatalogSection {

  private static final Key TYPE = Key.required("type", "`glue` or `rest`", "The kind of catalog");
  private static final Key DATABASE =
      Key.required("database", "name", "The namespace (Glue: database) of all tables of the lake");

  private static final Key REGION = Key.required("region", "AWS region", "Region of the catalog");
  private static final Key ENDPOINT =
      Key.optional(
          "endpoint", "URL", "the region's own", "Where Glue answers; leave it out on AWS");
  private static final Key CATALOG_ID =
      Key.optional("catalog-id", "AWS account", "the caller's", "Account that owns the catalog");

  static final KeyTable GLUE_KEYS =
      KeyTable.of("catalog (type: glue)", TYPE, DATABASE, REGION, ENDPOINT, CATALOG_ID);

  private static final Key URI = Key.required("uri", "URL", "Root of the service");
  private static final Key WAREHOUSE =
      Key.optional(
          "warehouse",
          "text",
          "the service's own",
          "Name of the warehouse as the service knows it");
  private static final Key CREDENTIAL =
      Key.optional(
          "credential",
          "`id:secret`",
          "none",
          "OAuth2 client credential; take it from the environment");

  static final KeyTable REST_KEYS =
      KeyTable.of("catalog (type: rest)", TYPE, DATABASE, URI, WAREHOUSE, CREDENTIAL);

  private static final CatalogSettings UNREADABLE =
      new CatalogSettings.Glue("", "", Optional.empty(), Optional.empty());

  private CatalogSection() {}

  static CatalogSettings read(YamlValue value) {
    YamlValue type = value.entries().get(TYPE.name());
    String kind = type == null ? "" : type.text().orElse("");
    if (type == null || kind.isEmpty()) {
      value.reportMissing(TYPE);
      return UNREADABLE;
    }
    return switch (kind) {
      case "glue" -> glue(YamlSection.open(value, GLUE_KEYS));
      case "rest" -> rest(YamlSection.open(value, REST_KEYS));
      default -> unknown(type, kind);
    };
  }

  private static CatalogSettings glue(YamlSection section) {
    return new CatalogSettings.Glue(
        section.text(DATABASE).orElse(""),
        section.text(REGION).orElse(""),
        section.text(ENDPOINT),
        section.text(CATALOG_ID));
  }

  private static CatalogSettings rest(YamlSection section) {
    return new CatalogSettings.Rest(
        section.text(DATABASE).orElse(""),
        section.text(URI).orElse(""),
        section.text(WAREHOUSE),
        section.text(CREDENTIAL).map(Secret::new));
  }

  private static CatalogSettings unknown(YamlValue type, String text) {
    List<String> known = List.of("glue", "rest");
    type.report("'" + text + "' is none of glue, rest", Spelling.closest(text, known));
    return UNREADABLE;
  }
}
