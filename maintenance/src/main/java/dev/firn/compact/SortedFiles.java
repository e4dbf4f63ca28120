package dev.firn.compact;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SortDirection;
import org.apache.iceberg.SortField;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.jspecify.annotations.Nullable;

/**
 * Tells by metadata whether files that are sorted each make one sorted sequence, so that copying
 * them one after the other keeps it sorted.
 */
final class SortedFiles {
  private final SortOrder order;

  SortedFiles(SortOrder order) {
    this.order = order;
  }

  /** Whether a file says that it has this order. */
  boolean isSorted(DataFile file) {
    Integer id = file.sortOrderId();
    return order.isSorted() && id != null && id == order.orderId();
  }

  /**
   * The files such that each begins behind the end of the one before; empty if they overlap, or if
   * that cannot be told.
   *
   * @param files with the bounds of the first column of the order
   */
  Optional<List<FileScanTask>> inSequence(List<FileScanTask> files) {
    if (!files.stream().allMatch(task -> isSorted(task.file()))) {
      return Optional.empty();
    }
    if (files.size() == 1) {
      return Optional.of(files);
    }
    List<Range> ranges = new ArrayList<>();
    for (FileScanTask task : files) {
      Range range = range(task);
      if (range == null) {
        return Optional.empty();
      }
      ranges.add(range);
    }
    return inSequence(ranges, comparator());
  }

  private Optional<List<FileScanTask>> inSequence(
      List<Range> ranges, Comparator<Object> comparator) {
    boolean ascending = order.fields().get(0).direction() == SortDirection.ASC;
    ranges.sort(Comparator.comparing(Range::lower, comparator));
    for (int i = 1; i < ranges.size(); i++) {
      if (comparator.compare(ranges.get(i - 1).upper(), ranges.get(i).lower()) >= 0) {
        return Optional.empty();
      }
    }
    List<FileScanTask> tasks = new ArrayList<>();
    ranges.forEach(range -> tasks.add(ascending ? tasks.size() : 0, range.task()));
    return Optional.of(tasks);
  }

  /** Bounds of the values of a file, which may lie farther apart than the values. */
  private record Range(FileScanTask task, Object lower, Object upper) {}

  /** Null where there may be values without order, or bounds are not known. */
  private @Nullable Range range(FileScanTask task) {
    SortField field = order.fields().get(0);
    Type type = order.schema().findType(field.sourceId());
    if (!field.transform().isIdentity() || !type.isPrimitiveType()) {
      return null;
    }
    Object lower = bound(task.file().lowerBounds(), field, type);
    Object upper = bound(task.file().upperBounds(), field, type);
    return lower != null && upper != null && hasOnlyValues(task.file(), field.sourceId(), type)
        ? new Range(task, lower, upper)
        : null;
  }

  private static @Nullable Object bound(
      @Nullable Map<Integer, ByteBuffer> bounds, SortField field, Type type) {
    ByteBuffer bound = bounds == null ? null : bounds.get(field.sourceId());
    return bound == null ? null : Conversions.fromByteBuffer(type, bound);
  }

  private static boolean hasOnlyValues(DataFile file, int column, Type type) {
    boolean mayBeNaN = type.typeId() == Type.TypeID.FLOAT || type.typeId() == Type.TypeID.DOUBLE;
    return isZero(file.nullValueCounts(), column)
        && (!mayBeNaN || isZero(file.nanValueCounts(), column));
  }

  private static boolean isZero(@Nullable Map<Integer, Long> counts, int column) {
    Long count = counts == null ? null : counts.get(column);
    return count != null && count == 0;
  }

  private Comparator<Object> comparator() {
    Type type = order.schema().findType(order.fields().get(0).sourceId());
    return Comparators.forType(type.asPrimitiveType());
  }
}
