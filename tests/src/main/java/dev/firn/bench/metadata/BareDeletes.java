package dev.firn.bench.metadata;

import dev.firn.index.FileTasks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.io.FileIO;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * How fast the storage deletes files by itself, with nothing of Firn or Iceberg in between: no
 * removal of files can be faster.
 */
final class BareDeletes {
  /** What S3 takes at once. */
  private static final int BATCH = 1000;

  private BareDeletes() {}

  /** Writes a small file at each location. */
  static void plant(FileIO io, List<String> locations, ExecutorService threads) {
    List<Callable<Boolean>> writes = new ArrayList<>();
    locations.forEach(location -> writes.add(() -> write(io, location)));
    FileTasks.all(threads, writes);
  }

  /** Deletes them, and returns files per second. */
  static double filesPerSecond(FileIO io, List<String> locations) throws IOException {
    long begin = System.nanoTime();
    if (io instanceof S3FileIO s3) {
      deleteObjects(s3.client(), locations);
    } else {
      for (String location : locations) {
        Files.delete(Path.of(location));
      }
    }
    return locations.size() / ((System.nanoTime() - begin) / 1e9);
  }

  private static boolean write(FileIO io, String location) throws IOException {
    try (OutputStream out = io.newOutputFile(location).create()) {
      out.write("lost".getBytes(StandardCharsets.UTF_8));
    }
    return true;
  }

  private static void deleteObjects(S3Client client, List<String> locations) {
    for (int from = 0; from < locations.size(); from += BATCH) {
      List<String> batch = locations.subList(from, Math.min(from + BATCH, locations.size()));
      List<ObjectIdentifier> keys =
          batch.stream().map(it -> ObjectIdentifier.builder().key(key(it)).build()).toList();
      client.deleteObjects(request ->
          request.bucket(bucket(batch.getFirst())).delete(it -> it.objects(keys).quiet(true)));
    }
  }

  private static String bucket(String location) {
    return location.split("/", 4)[2];
  }

  private static String key(String location) {
    return location.split("/", 4)[3];
  }
}
