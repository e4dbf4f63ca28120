package dev.firn.reprocess.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;

/** Numbers data files from 1; one location has one number in all snapshots. Not thread-safe. */
final class FileNumbers {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<DataFile> files = new ArrayList<>();

  int of(DataFile file) {
    return numbers.computeIfAbsent(
        file.location(),
        location -> {
          files.add(file.copyWithoutStats());
          return files.size();
        });
  }

  DataFile file(int number) {
    return files.get(number - 1);
  }
}
