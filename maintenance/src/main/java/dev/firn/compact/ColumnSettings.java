package dev.firn.compact;

import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How a table's properties want Parquet to be written. */
record ColumnSettings(
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

  static ColumnSettings of(Map<String, String> properties) {
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
  static boolean suffice(Map<String, String> properties) {
    return properties.keySet().stream()
        .noneMatch(key -> UNSUPPORTED.stream().anyMatch(key::startsWith));
  }

  BytesInputCompressor compressor() {
    Configuration configuration = new Configuration(false);
    if (!level.isEmpty()) {
      configuration.set("parquet.compression.codec.zstd.level", level);
      configuration.set("zlib.compress.level", level);
      configuration.set("compression.brotli.quality", level);
    }
    return new org.apache.iceberg.parquet.ParquetCodecFactory(configuration, pageBytes)
        .getCompressor(codec);
  }
}
