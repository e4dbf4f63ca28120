package dev.firn.files;

import dev.firn.index.FileTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;

/**
 * What snapshots that have left a table reached. What is missing is left out: an earlier attempt
 * may have deleted it.
 */
public final class RemovedFiles {
  private static final int BATCH = 256;
  private static final List<String> COLUMNS = List.of("file_path", "file_size_in_bytes");

  private final ExecutorService files;

  /**
   * A reader of removed snapshots.
   *
   * @param files where files are read
   */
  public RemovedFiles(ExecutorService files) {
    this.files = files;
  }

  /**
   * A data or delete file that a removed snapshot reached.
   *
   * @param content of the manifest that names it
   */
  public record Removed(String location, long bytes, ManifestContent content) {}

  /**
   * The manifests of these snapshots but for those that are kept, by location.
   *
   * @param known manifest lists that need not be read
   */
  public Map<String, ManifestFile> manifests(
      List<Snapshot> snapshots,
      Map<String, List<ManifestFile>> known,
      Set<String> kept,
      FileIO io) {
    Map<String, ManifestFile> manifests = new LinkedHashMap<>();
    known.values().forEach(list -> add(list, kept, manifests));
    List<Snapshot> unknown =
        snapshots.stream().filter(it -> !known.containsKey(it.manifestListLocation())).toList();
    for (int from = 0; from < unknown.size(); from += BATCH) {
      List<Snapshot> batch = unknown.subList(from, Math.min(from + BATCH, unknown.size()));
      new ReachableFiles(files)
          .read(batch, io, true)
          .values()
          .forEach(list -> add(list, kept, manifests));
    }
    return manifests;
  }

  private static void add(
      List<ManifestFile> list, Set<String> kept, Map<String, ManifestFile> manifests) {
    list.stream()
        .filter(manifest -> !kept.contains(manifest.path()))
        .forEach(manifest -> manifests.putIfAbsent(manifest.path(), manifest));
  }

  /** The live files of these manifests, by the hash of their location. */
  public Map<Long, Removed> files(
      Collection<ManifestFile> manifests, FileIO io, Map<Integer, PartitionSpec> specs) {
    Map<Long, Removed> removed = new HashMap<>();
    List<ManifestFile> all = List.copyOf(manifests);
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Callable<List<Removed>>> reads =
          all.subList(from, Math.min(from + BATCH, all.size())).stream()
              .map(manifest -> (Callable<List<Removed>>) () -> read(manifest, io, specs))
              .toList();
      FileTasks.all(files, reads)
          .forEach(list -> list.forEach(it -> removed.put(PathHash.of(it.location()), it)));
    }
    return removed;
  }

  private static List<Removed> read(
      ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
    try (ManifestReader<? extends ContentFile<?>> reader = open(manifest, io, specs)) {
      List<Removed> removed = new ArrayList<>();
      for (ContentFile<?> file : reader) {
        removed.add(new Removed(file.location(), file.fileSizeInBytes(), manifest.content()));
      }
      return removed;
    } catch (NotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read manifest " + manifest.path(), e);
    }
  }

  private static ManifestReader<? extends ContentFile<?>> open(
      ManifestFile manifest, FileIO io, Map<Integer, PartitionSpec> specs) {
    return manifest.content() == ManifestContent.DATA
        ? ManifestFiles.read(manifest, io, specs).select(COLUMNS)
        : ManifestFiles.readDeleteManifest(manifest, io, specs).select(COLUMNS);
  }
}
