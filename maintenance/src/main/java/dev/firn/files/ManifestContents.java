package dev.firn.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;

/** Which files a manifest names as live, as hashes of their paths. */
final class ManifestContents {
  private ManifestContents() {}

  static long[] read(ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
    long[] hashes = new long[Math.max(16, count(manifest))];
    int size = 0;
    try (CloseableIterable<String> paths = paths(manifest, io, specs)) {
      for (String path : paths) {
        if (size == hashes.length) {
          hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = PathHash.of(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read manifest " + manifest.path(), e);
    }
    return Arrays.copyOf(hashes, size);
  }

  private static CloseableIterable<String> paths(
      ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
    return manifest.content() == ManifestContent.DATA
        ? ManifestFiles.readPaths(manifest, io, specs)
        : CloseableIterable.transform(
            ManifestFiles.readDeleteManifest(manifest, io, specs).select(List.of("file_path")),
            DeleteFile::location);
  }

  private static int count(ManifestFile manifest) {
    Integer added = manifest.addedFilesCount();
    Integer existing = manifest.existingFilesCount();
    return (added == null ? 0 : added) + (existing == null ? 0 : existing);
  }
}
