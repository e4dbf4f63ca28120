package dev.firn.compact.column;

import java.util.Map;
import java.util.Set;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How a table's properties want Parquet to be written.
 *
 * @param level of compression; empty for the codec's own
 */
public record ColumnSettings(
    CompressionCodecName codec,
    String level,
    long rowGroupBytes,
    int pageBytes,
    int pageRows,
    int dictionaryBytes) {
  private static final Set<String> UNSUPPORTED =
      Set.of(
          TableProperties.PARQUET_BLOOM_FILTER_COLUMN_ENABLED_PREFIX,
          TableProperties.PARQUET_COLUMN_STATS_ENABLED_PREFIX,
          TableProperties.PARQUET_PAGE_VERSION);

  /** Reads Iceberg's own table properties. */
  public static ColumnSettings of(Map<String, String> properties) {
    String codec =
        properties.getOrDefault(
            TableProperties.PARQUET_COMPRESSION, TableProperties.PARQUET_COMPRESSION_DEFAULT);
    return new ColumnSettings(
        CompressionCodecName.fromConf(codec),
        properties.getOrDefault(TableProperties.PARQUET_COMPRESSION_LEVEL, ""),
        PropertyUtil.propertyAsLong(
            properties,
            TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES,
            TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES_DEFAULT),
        PropertyUtil.propertyAsInt(
            properties,
            TableProperties.PARQUET_PAGE_SIZE_BYTES,
            TableProperties.PARQUET_PAGE_SIZE_BYTES_DEFAULT),
        PropertyUtil.propertyAsInt(
            properties,
            TableProperties.PARQUET_PAGE_ROW_LIMIT,
            TableProperties.PARQUET_PAGE_ROW_LIMIT_DEFAULT),
        PropertyUtil.propertyAsInt(
            properties,
            TableProperties.PARQUET_DICT_SIZE_BYTES,
            TableProperties.PARQUET_DICT_SIZE_BYTES_DEFAULT));
  }

  /** Whether a table wants nothing that only Iceberg's own writer does. */
  public static boolean suffice(Map<String, String> properties) {
    return properties.keySet().stream()
        .noneMatch(key -> UNSUPPORTED.stream().anyMatch(key::startsWith));
  }
}
