package dev.firn.compact;

import java.util.List;
import org.apache.iceberg.Table;

/**
 * Rewrites row by row through Iceberg's own readers and writers: for files of other schemas, for
 * sorting, and for rows with an identity of their own. Memory is bounded by one run of sorted rows
 * and one row group.
 */
final class RecordRewrite implements Rewrite {
  private final Table table;
  private final Pace pace;

  RecordRewrite(Table table, Pace pace) {
    this.table = table;
    this.pace = pace;
  }

  @Override
  public Rewritten rewrite(FileGroup group, List<LiveRows> inputs, NewFiles created) {
    RecordReader reader = new RecordReader(table, pace);
    try (RecordFiles files = new RecordFiles(table, group, created)) {
      if (group.order() == RowOrder.TO_BE_SORTED) {
        int[] numbers = sort(inputs, reader, files);
        return Rewritten.scattered(files.complete(), inputs, numbers);
      }
      inputs.forEach(input -> reader.read(input, true, files::add));
      return Rewritten.inOrder(files.complete(), inputs);
    }
  }

  private int[] sort(List<LiveRows> inputs, RecordReader reader, RecordFiles files) {
    int total = inputs.stream().mapToInt(LiveRows::count).sum();
    int[] numbers = new int[total];
    int[] next = {0};
    try (RecordSorter sorter =
        new RecordSorter(RowIdentity.schema(table), table.sortOrder(), pace)) {
      inputs.forEach(input -> reader.read(input, false, sorter::add));
      sorter.forEachSorted((row, arrival) -> {
        numbers[arrival] = next[0]++;
        files.add(row);
      });
    }
    return numbers;
  }
}
