package dev.firn.compact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * Things about files, by the files' partitions, in the order in which they came. Partitions of
 * different specs are different ones. Owned by one thread.
 */
final class PartitionGroups<T> {
  private final Map<Integer, StructLikeWrapper> wrappers = new HashMap<>();
  private final Map<PartitionId, List<T>> groups = new LinkedHashMap<>();

  /**
   * Adds one.
   *
   * @param spec that of the file
   */
  void add(PartitionSpec spec, ContentFile<?> file, T item) {
    StructLikeWrapper wrapper =
        wrappers.computeIfAbsent(
            spec.specId(), any -> StructLikeWrapper.forType(spec.partitionType()));
    PartitionId id = new PartitionId(spec.specId(), wrapper.copyFor(file.partition()));
    groups.computeIfAbsent(id, any -> new ArrayList<>()).add(item);
  }

  /** Those of each partition. */
  Collection<List<T>> all() {
    return groups.values();
  }

  private record PartitionId(int specId, StructLikeWrapper partition) {}
}
