package dev.firn.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.jspecify.annotations.Nullable;

/**
 * Which files a manifest names as live. A manifest never changes, so neither does this.
 *
 * @param hashes of their locations
 * @param files the same in full and in that order; null where they are not at hand
 */
@SuppressWarnings("ArrayRecordComponent") // There are millions: eight bytes each.
record ManifestContents(long[] hashes, @Nullable List<RemovedFile> files) {
  /** Manifests that name more are read for hashes only, unless the files are asked for. */
  static final int MAX_FULL = 1024;

  /**
   * Reads a manifest.
   *
   * @throws org.apache.iceberg.exceptions.NotFoundException if it is gone
   */
  static ManifestContents read(
      ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
    return count(manifest) <= MAX_FULL
        ? readFull(manifest, io, specs)
        : new ManifestContents(hashes(manifest, io, specs), null);
  }

  /**
   * Reads a manifest, and keeps its files in full however many they are.
   *
   * @throws org.apache.iceberg.exceptions.NotFoundException if it is gone
   */
  static ManifestContents readFull(
      ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
    List<RemovedFile> files = new ArrayList<>();
    try (ManifestReader<? extends ContentFile<?>> reader = open(manifest, io, specs)) {
      reader
          .select(List.of("file_path", "file_size_in_bytes"))
          .forEach(file ->
              files.add(
                  new RemovedFile(file.location(), file.fileSizeInBytes(), manifest.content())));
    } catch (IOException e) {
      throw unreadable(manifest, e);
    }
    return new ManifestContents(
        files.stream().mapToLong(file -> PathHash.of(file.location())).toArray(), files);
  }

  ManifestContents withoutFiles() {
    return new ManifestContents(hashes, null);
  }

  private static long[] hashes(
      ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
    long[] hashes = new long[Math.max(16, (int) Math.min(count(manifest), 1 << 24))];
    int size = 0;
    try (CloseableIterable<String> paths = paths(manifest, io, specs)) {
      for (String path : paths) {
        if (size == hashes.length) {
          hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = PathHash.of(path);
      }
    } catch (IOException e) {
      throw unreadable(manifest, e);
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

  private static ManifestReader<? extends ContentFile<?>> open(
      ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
    return manifest.content() == ManifestContent.DATA
        ? ManifestFiles.read(manifest, io, specs)
        : ManifestFiles.readDeleteManifest(manifest, io, specs);
  }

  private static UncheckedIOException unreadable(ManifestFile manifest, IOException cause) {
    return new UncheckedIOException("Cannot read manifest " + manifest.path(), cause);
  }

  /** How many files are live in it; a manifest list may leave that open. */
  private static long count(ManifestFile manifest) {
    Integer added = manifest.addedFilesCount();
    Integer existing = manifest.existingFilesCount();
    return added == null || existing == null ? MAX_FULL + 1 : (long) added + existing;
  }
}
