package dev.firn.reprocess.staging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.types.TypeUtil;

/**
 * Metadata of a new table whose files another table can adopt: the same format version, field ids,
 * partition specs with their ids, and properties of files. Iceberg's own way to create a table
 * gives out ids anew, so this takes the metadata of the table and leaves its history away, in the
 * form that the table specification gives to metadata files.
 */
final class StagingMetadata {
  /** What is not of a new table: its history, whatever refers to it, and the table itself. */
  private static final List<String> HISTORY =
      List.of(
          "refs",
          "snapshots",
          "statistics",
          "partition-statistics",
          "snapshot-log",
          "metadata-log",
          "current-snapshot-id",
          "encryption-keys");

  private final ObjectNode json;

  private StagingMetadata(TableMetadata table, String location) {
    this.json = parse(TableMetadataParser.toJson(table));
    json.remove(HISTORY);
    json.put("table-uuid", UUID.randomUUID().toString());
    json.put("location", location);
    json.put("last-sequence-number", 0);
    json.put("last-updated-ms", System.currentTimeMillis());
    if (table.formatVersion() >= 3) {
      json.put("next-row-id", 0);
    }
    keepFileProperties();
    // With a key, Flink's sink keeps every key of a commit in memory.
    json.get("schemas").forEach(schema -> ((ObjectNode) schema).remove("identifier-field-ids"));
    // Sorting would be done twice: compaction sorts what is merged.
    json.put("default-sort-order-id", 0);
    json.putArray("sort-orders").addObject().put("order-id", 0).putArray("fields");
  }

  /** For whole rows. */
  static TableMetadata ofRows(TableMetadata table, String location) {
    return new StagingMetadata(table, location).build();
  }

  /** For the columns of the key alone; unpartitioned, as its files are read and not adopted. */
  static TableMetadata ofKeys(TableMetadata table, String location) {
    var metadata = new StagingMetadata(table, location);
    Set<Integer> key = table.schema().identifierFieldIds();
    var schema = new Schema(0, TypeUtil.select(table.schema(), key).columns(), key);
    metadata.json.putArray("schemas").add(parse(SchemaParser.toJson(schema)));
    metadata.json.put("current-schema-id", 0);
    metadata.json.putArray("partition-specs").addObject().put("spec-id", 0).putArray("fields");
    metadata.json.put("default-spec-id", 0);
    return metadata.build();
  }

  private void keepFileProperties() {
    ObjectNode properties = (ObjectNode) json.get("properties");
    List<String> others = new ArrayList<>();
    properties
        .fieldNames()
        .forEachRemaining(name -> {
          if (!name.startsWith("write.parquet.") && !name.equals("write.format.default")) {
            others.add(name);
          }
        });
    properties.remove(others);
  }

  private TableMetadata build() {
    return TableMetadataParser.fromJson(json.toString());
  }

  private static ObjectNode parse(String text) {
    try {
      JsonNode node = JsonMapper.builder().build().readTree(text);
      return (ObjectNode) node;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read metadata that was just written", e);
    }
  }
}
