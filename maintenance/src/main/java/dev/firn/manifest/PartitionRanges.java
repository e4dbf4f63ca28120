package dev.firn.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Comparators;

/**
 * Into which manifest a data file goes: partitions in their order, cut into ranges of about as many
 * files each, so that a filter on partition columns leaves most manifests out.
 */
final class PartitionRanges {
  private final Map<Integer, List<StructLike>> starts = new HashMap<>();
  private final Map<Integer, Comparator<StructLike>> orders = new HashMap<>();

  /** One range for all. */
  static PartitionRanges one() {
    return new PartitionRanges();
  }

  /** About that many ranges of what these manifests name. */
  static PartitionRanges of(Table table, Snapshot head, Set<String> manifests, int ranges) {
    Map<Integer, List<StructLike>> partitions = new HashMap<>();
    for (ManifestFile manifest : head.dataManifests(table.io())) {
      if (manifests.contains(manifest.path())) {
        partitions
            .computeIfAbsent(manifest.partitionSpecId(), id -> new ArrayList<>())
            .addAll(read(table, manifest));
      }
    }
    PartitionRanges result = new PartitionRanges();
    table
        .specs()
        .forEach((id, spec) -> result.cut(spec, partitions.getOrDefault(id, List.of()), ranges));
    return result;
  }

  /** The number of the range that a file is in. */
  Object of(DataFile file) {
    List<StructLike> cuts = starts.get(file.specId());
    Comparator<StructLike> order = orders.get(file.specId());
    if (cuts == null || order == null) {
      return 0;
    }
    int range = 0;
    while (range < cuts.size() && order.compare(cuts.get(range), file.partition()) <= 0) {
      range++;
    }
    return range;
  }

  private void cut(PartitionSpec spec, List<StructLike> partitions, int ranges) {
    if (partitions.isEmpty()) {
      return;
    }
    Comparator<StructLike> order = Comparators.forType(spec.partitionType());
    List<StructLike> sorted = partitions.stream().sorted(order).toList();
    List<StructLike> cuts = new ArrayList<>();
    for (int range = 1; range < ranges; range++) {
      cuts.add(sorted.get((int) ((long) sorted.size() * range / ranges)));
    }
    starts.put(spec.specId(), cuts);
    orders.put(spec.specId(), order);
  }

  private static List<StructLike> read(Table table, ManifestFile manifest) {
    List<StructLike> partitions = new ArrayList<>();
    try (ManifestReader<DataFile> files =
        ManifestFiles.read(manifest, table.io(), table.specs())
            .select(List.of("file_path", "partition"))) {
      files.forEach(file -> partitions.add(file.partition()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read manifest " + manifest.path(), e);
    }
    return partitions;
  }
}
