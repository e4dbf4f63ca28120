package dev.firn.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsBulkOperations;

/** A storage with bulk deletion that refuses some files, or whole requests, so many times. */
final class BusyFiles implements SupportsBulkOperations {
  private static final long serialVersionUID = 1L;

  /** Sizes of the requests. */
  final List<Integer> requests = new ArrayList<>();

  final transient TreeSet<String> files = new TreeSet<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private int busy;

  BusyFiles(int count) {
    for (int i = 0; i < count; i++) {
      files.add(location(i));
    }
  }

  static String location(int i) {
    return "s3://bucket/f%05d".formatted(i);
  }

  void refuse(String location, int times) {
    refusals.put(location, times);
  }

  /** What S3 answers by 503: the next so many requests as a whole. */
  void slowDown(int times) {
    busy = times;
  }

  @Override
  public synchronized void deleteFiles(Iterable<String> locations) {
    List<String> all = new ArrayList<>();
    locations.forEach(all::add);
    requests.add(all.size());
    if (busy > 0) {
      busy--;
      throw new BulkDeletionFailureException(all.size());
    }
    long refused = all.stream().filter(location -> !tryToDelete(location)).count();
    if (refused > 0) {
      throw new BulkDeletionFailureException((int) refused);
    }
  }

  private boolean tryToDelete(String location) {
    int left = refusals.merge(location, -1, Integer::sum);
    if (left >= 0) {
      return false;
    }
    files.remove(location);
    return true;
  }

  @Override
  public synchronized InputFile newInputFile(String location) {
    return new InMemoryInputFile(location, new byte[0]) {
      @Override
      public boolean exists() {
        return files.contains(location);
      }
    };
  }

  @Override
  public OutputFile newOutputFile(String location) {
    throw new UnsupportedOperationException("Cannot write " + location);
  }

  @Override
  public void deleteFile(String location) {
    throw new UnsupportedOperationException("Cannot delete " + location + " by itself");
  }
}
