package dev.firn.lake.yaml.section;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.EncryptionSettings;
import dev.firn.lake.Lake;
import dev.firn.lake.Reader;
import dev.firn.lake.StorageSettings;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a whole {@code lake.yaml}. */
public final class LakeSection {

  private static final Key NAME =
      Key.required("lake", "name", "Name of the lake, for messages and metrics");
  private static final Key WAREHOUSE =
      Key.required("warehouse", "`s3://bucket/prefix`", "Root of all files");
  private static final Key CATALOG =
      Key.required("catalog", "mapping", "The catalog that holds the tables");
  private static final Key STORAGE =
      Key.required("storage", "mapping", "The object store that holds the files");
  private static final Key ENCRYPTION =
      Key.required("encryption", "mapping", "How every object is encrypted");
  private static final Key READERS =
      Key.optional(
          "readers",
          "list of `trino`, `athena`, `redshift`, `quicksight`, `spark`, `flink`",
          "`trino`",
          "The engines that must be able to read every table; what one of them cannot read is"
              + " refused");
  private static final Key TABLES =
      Key.required("tables", "mapping of table names to tables", "The tables");
  private static final Key STREAMS =
      Key.optional(
          "streams", "mapping of stream names to streams", "none", "The streams that fill them");

  static final KeyTable KEYS =
      KeyTable.of("", NAME, WAREHOUSE, CATALOG, STORAGE, ENCRYPTION, READERS, TABLES, STREAMS);

  private static final Key REGION = Key.required("region", "AWS region", "Region of the bucket");
  private static final Key ENDPOINT =
      Key.optional("endpoint", "URL", "the region's own", "Where S3 answers; leave it out on AWS");
  private static final Key PATH_STYLE =
      Key.optional(
          "path-style-access",
          "true or false",
          "`false`",
          "Address buckets by path instead of by host name");

  static final KeyTable STORAGE_KEYS = KeyTable.of("storage", REGION, ENDPOINT, PATH_STYLE);

  private static final Key KMS_KEY =
      Key.required(
          "kms-key",
          "id or ARN of a KMS key",
          "The one key that encrypts every object of the lake (SSE-KMS)");

  static final KeyTable ENCRYPTION_KEYS = KeyTable.of("encryption", KMS_KEY);

  private static final CatalogSettings NO_CATALOG =
      new CatalogSettings.Glue("", "", Optional.empty(), Optional.empty());
  private static final StorageSettings NO_STORAGE =
      new StorageSettings("", Optional.empty(), false);

  private LakeSection() {}

  /**
   * Reads it as far as it can be read; the rest is reported.
   *
   * @param root of the document
   */
  public static Lake read(YamlValue root) {
    YamlSection section = YamlSection.open(root, KEYS);
    return new Lake(
        section.text(NAME).orElse(""),
        section.text(WAREHOUSE).map(LakeSection::withoutSlash).orElse(""),
        section.value(CATALOG).map(CatalogSection::read).orElse(NO_CATALOG),
        section.value(STORAGE).map(LakeSection::storage).orElse(NO_STORAGE),
        section.value(ENCRYPTION).map(LakeSection::encryption).orElse(new EncryptionSettings("")),
        readers(section),
        tables(section),
        streams(section));
  }

  private static String withoutSlash(String warehouse) {
    return warehouse.endsWith("/") && !warehouse.endsWith("//")
        ? warehouse.substring(0, warehouse.length() - 1)
        : warehouse;
  }

  private static StorageSettings storage(YamlValue value) {
    YamlSection section = YamlSection.open(value, STORAGE_KEYS);
    return new StorageSettings(
        section.text(REGION).orElse(""),
        section.text(ENDPOINT),
        section.flag(PATH_STYLE).orElse(false));
  }

  private static EncryptionSettings encryption(YamlValue value) {
    YamlSection section = YamlSection.open(value, ENCRYPTION_KEYS);
    return new EncryptionSettings(section.text(KMS_KEY).orElse(""));
  }

  private static Set<Reader> readers(YamlSection section) {
    Set<Reader> readers = EnumSet.noneOf(Reader.class);
    section.items(READERS).stream()
        .map(item -> YamlSection.choice(item, Reader.class))
        .flatMap(Optional::stream)
        .forEach(readers::add);
    return readers.isEmpty() ? EnumSet.of(Reader.TRINO) : readers;
  }

  private static List<DeclaredTable> tables(YamlSection section) {
    List<DeclaredTable> tables = new ArrayList<>();
    section.entries(TABLES).forEach((name, value) -> tables.add(TableSection.read(name, value)));
    return tables;
  }

  private static List<DeclaredStream> streams(YamlSection section) {
    List<DeclaredStream> streams = new ArrayList<>();
    section.entries(STREAMS).forEach((name, value) -> streams.add(StreamSection.read(name, value)));
    return streams;
  }
}
