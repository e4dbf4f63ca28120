package dev.firn.bench.metadata;

import dev.firn.files.FileTasks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.Table;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.io.FileIO;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * How fast the storage deletes files by itself, with nothing of Firn or Iceberg in between: no
 * removal of files can be faster. The files are as large as a manifest, and lie beside the table's.
 */
final class BareDeletes {
  /** What S3 takes at once. */
  private static final int BATCH = 1000;

  private static final byte[] CONTENT = new byte[5000];

  private final GlueTable table;
  private final ExecutorService files;
  private List<String> planted = List.of();

  BareDeletes(GlueTable table, ExecutorService files) {
    this.table = table;
    this.files = files;
  }

  /** Writes files to delete later, when the disk has them as it has others. */
  void plant(String name, int count) {
    Table loaded = table.load();
    List<String> locations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      locations.add("%s/data/%s-%d.parquet".formatted(loaded.location(), name, i));
    }
    List<Callable<Boolean>> writes = new ArrayList<>();
    locations.forEach(location -> writes.add(() -> write(loaded.io(), location)));
    FileTasks.all(files, writes);
    planted = locations;
  }

  /** Deletes what was planted last, and returns seconds for a file; zero if nothing was. */
  double secondsPerFile() throws IOException {
    if (planted.isEmpty()) {
      return 0;
    }
    FileIO io = table.load().io();
    long begin = System.nanoTime();
    delete(io, planted);
    double seconds = (System.nanoTime() - begin) / 1e9 / planted.size();
    planted = List.of();
    return seconds;
  }

  private static boolean write(FileIO io, String location) throws IOException {
    try (OutputStream out = io.newOutputFile(location).create()) {
      out.write(CONTENT);
    }
    return true;
  }

  private static void delete(FileIO io, List<String> locations) throws IOException {
    if (io instanceof S3FileIO s3) {
      deleteObjects(s3.client(), locations);
    } else {
      for (String location : locations) {
        Files.delete(Path.of(location));
      }
    }
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
