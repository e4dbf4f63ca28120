package dev.firn.compact;

import java.util.List;
import org.apache.iceberg.DataFile;

/**
 * What a rewrite wrote.
 *
 * @param files in the order in which their rows are numbered
 * @param numbers of the live rows of each input, in the order of the inputs
 */
record Rewritten(List<DataFile> files, List<RowPlaces.Numbers> numbers) {

  Rewritten {
    files = List.copyOf(files);
    numbers = List.copyOf(numbers);
  }

  /** Of rows that were copied in order. */
  static Rewritten inOrder(List<DataFile> files, List<LiveRows> inputs) {
    return new Rewritten(
        files,
        inputs.stream().map(input -> (RowPlaces.Numbers) rank -> input.firstRow() + rank).toList());
  }

  /**
   * Of rows that were sorted.
   *
   * @param places the number of each row, by its number among the live rows of all inputs
   */
  static Rewritten scattered(List<DataFile> files, List<LiveRows> inputs, int[] places) {
    return new Rewritten(
        files,
        inputs.stream()
            .map(input -> (RowPlaces.Numbers) rank -> places[input.firstRow() + rank])
            .toList());
  }
}
