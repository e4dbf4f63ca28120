package dev.firn.simulation;

import dev.firn.index.memory.IndexMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.iceberg.PartitionSpec;

/** What a seed runs on: the kind of the catalog, the shape of the table, how busy who is. */
record Scenario(
    long seed,
    CatalogKind catalog,
    boolean versioned,
    Layout layout,
    int keys,
    boolean outsiders,
    boolean faults,
    boolean spills,
    int formatVersion) {

  /** How the table is partitioned. */
  enum Layout {
    UNPARTITIONED,
    /** A key stays in its partition. */
    PARTITIONED,
    /** Keys move between partitions, and the sink deletes in the new one only. */
    MOVING,
    /** Partition fields are added while the stream runs. */
    EVOLVING
  }

  static Scenario of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Scenario(
        seed,
        random.nextBoolean() ? CatalogKind.METADATA_CAS : CatalogKind.REST,
        random.nextBoolean(),
        Layout.values()[random.nextInt(Layout.values().length)],
        2 + random.nextInt(7),
        random.nextInt(4) > 0,
        random.nextInt(5) > 0,
        random.nextInt(3) == 0,
        random.nextInt(3) == 0 ? 3 : 2);
  }

  PartitionSpec spec() {
    boolean byPart = layout == Layout.PARTITIONED || layout == Layout.MOVING;
    return byPart
        ? PartitionSpec.builderFor(Row.SCHEMA).identity("part").build()
        : PartitionSpec.unpartitioned();
  }

  List<String> equalityColumns() {
    return layout == Layout.MOVING ? List.of("id", "part") : List.of("id");
  }

  boolean isConfined() {
    return layout == Layout.MOVING;
  }

  /** Where keepers hold their index. */
  IndexMemory memory() {
    return spills
        ? IndexMemory.spilling(100, Path.of(System.getProperty("java.io.tmpdir")))
        : IndexMemory.unlimited();
  }

  /** Whether a checkpoint may hold rows that it replaces itself, which the job never sends on 3. */
  boolean repeatsKeys() {
    return formatVersion == 2;
  }

  Map<String, String> properties() {
    return Map.of(
        "format-version", Integer.toString(formatVersion),
        "write.parquet.compression-codec", "uncompressed",
        "write.delete.parquet.compression-codec", "uncompressed",
        "write.avro.compression-codec", "uncompressed",
        "write.manifest.compression-codec", "uncompressed",
        "commit.manifest.min-count-to-merge", "8");
  }

  @Override
  public String toString() {
    return catalog
        + ", "
        + layout
        + ", format "
        + formatVersion
        + (versioned ? ", versioned" : "")
        + ", "
        + keys
        + " keys"
        + (outsiders ? ", outsiders" : "")
        + (faults ? ", faults" : "")
        + (spills ? ", index on disk" : "");
  }
}
