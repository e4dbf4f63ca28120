package dev.firn.files;

import dev.firn.index.FileTasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;

/**
 * What a set of snapshots reaches: their manifests, and the live files that those name. Manifests
 * and manifest lists never change, so what was read once is remembered while a snapshot of the set
 * reaches it, and the next set costs what is new in it. Owned by one thread.
 */
public final class ReachableFiles {
  /** Beyond this, contents are read again each time: 128 MiB of hashes. */
  private static final long MAX_REMEMBERED = 16L << 20;

  private static final int BATCH = 256;
  private static final long[] NONE = {};

  private final ExecutorService files;
  private Map<String, List<ManifestFile>> manifestsByList = new HashMap<>();
  private final Map<String, long[]> contents = new HashMap<>();
  private long remembered;

  /**
   * Remembers nothing yet.
   *
   * @param files where files are read
   */
  public ReachableFiles(ExecutorService files) {
    this.files = files;
  }

  /**
   * What these snapshots reach; what only other snapshots reach is forgotten.
   *
   * @param snapshots of the table: all that they name must be readable
   * @param leaving snapshots that have left the table, whose files may be gone already
   * @throws RuntimeException if a manifest list cannot be read
   */
  public Map<String, Reached> manifests(
      Iterable<Snapshot> snapshots, Iterable<Snapshot> leaving, FileIO io) {
    Map<String, List<ManifestFile>> lists = new HashMap<>();
    Map<String, Reached> manifests = new LinkedHashMap<>();
    for (Snapshot snapshot : snapshots) {
      known(snapshot, lists, manifests, true);
    }
    read(unread(snapshots), io, false)
        .forEach((list, read) -> lists.put(list, shared(read, manifests, true)));
    for (Snapshot snapshot : leaving) {
      known(snapshot, lists, manifests, false);
    }
    read(unread(leaving), io, true)
        .forEach((list, read) -> lists.put(list, shared(read, manifests, false)));
    manifestsByList = lists;
    forgetOthers(manifests);
    return manifests;
  }

  /** The manifests of those of these snapshots that were read last time, by manifest list. */
  public Map<String, List<ManifestFile>> known(Iterable<Snapshot> snapshots) {
    Map<String, List<ManifestFile>> known = new HashMap<>();
    for (Snapshot snapshot : snapshots) {
      List<ManifestFile> manifests = manifestsByList.get(snapshot.manifestListLocation());
      if (manifests != null) {
        known.put(snapshot.manifestListLocation(), manifests);
      }
    }
    return known;
  }

  /**
   * A manifest that is reached.
   *
   * @param isLive whether a snapshot of the table reaches it
   */
  public record Reached(ManifestFile manifest, boolean isLive) {}

  /**
   * The manifests of each of these snapshots, by manifest list; nothing of it is remembered.
   *
   * @param missing whether a list may be missing, and is then left out
   */
  Map<String, List<ManifestFile>> read(List<Snapshot> snapshots, FileIO io, boolean missing) {
    Map<String, List<ManifestFile>> lists = new LinkedHashMap<>();
    for (int from = 0; from < snapshots.size(); from += BATCH) {
      List<Snapshot> batch = snapshots.subList(from, Math.min(from + BATCH, snapshots.size()));
      List<Callable<Optional<List<ManifestFile>>>> reads =
          batch.stream().map(it -> reading(() -> it.allManifests(io), missing)).toList();
      List<Optional<List<ManifestFile>>> results = FileTasks.all(files, reads);
      for (int i = 0; i < results.size(); i++) {
        String list = batch.get(i).manifestListLocation();
        results.get(i).ifPresent(manifests -> lists.put(list, manifests));
      }
    }
    return lists;
  }

  /**
   * Hands over the hash of each live file of these manifests, some more than once.
   *
   * @throws RuntimeException if a manifest of a live snapshot cannot be read; some files were
   *     handed over then
   */
  public void forEachLive(
      Map<String, Reached> manifests,
      FileIO io,
      Map<Integer, PartitionSpec> specs,
      LongConsumer live) {
    List<Reached> unread = new ArrayList<>();
    manifests.forEach((path, reached) -> {
      long[] known = contents.get(path);
      if (known == null) {
        unread.add(reached);
      } else {
        accept(known, live);
      }
    });
    for (int from = 0; from < unread.size(); from += BATCH) {
      List<Reached> batch = unread.subList(from, Math.min(from + BATCH, unread.size()));
      List<Callable<Optional<long[]>>> reads =
          batch.stream()
              .map(it ->
                  reading(() -> ManifestContents.read(it.manifest(), io, specs), !it.isLive()))
              .toList();
      List<Optional<long[]>> results = FileTasks.all(files, reads);
      for (int i = 0; i < results.size(); i++) {
        long[] hashes = results.get(i).orElse(NONE);
        remember(batch.get(i).manifest().path(), hashes);
        accept(hashes, live);
      }
    }
  }

  private void known(
      Snapshot snapshot,
      Map<String, List<ManifestFile>> lists,
      Map<String, Reached> manifests,
      boolean isLive) {
    List<ManifestFile> known = manifestsByList.get(snapshot.manifestListLocation());
    if (known != null) {
      lists.put(snapshot.manifestListLocation(), shared(known, manifests, isLive));
    }
  }

  private List<Snapshot> unread(Iterable<Snapshot> snapshots) {
    List<Snapshot> unread = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      if (!manifestsByList.containsKey(snapshot.manifestListLocation())) {
        unread.add(snapshot);
      }
    }
    return unread;
  }

  private static <T> Callable<Optional<T>> reading(Supplier<T> read, boolean missing) {
    return () -> {
      try {
        return Optional.of(read.get());
      } catch (NotFoundException e) {
        if (missing) {
          return Optional.empty();
        }
        throw e;
      }
    };
  }

  /** One object for each manifest, however many lists name it. */
  private static List<ManifestFile> shared(
      List<ManifestFile> read, Map<String, Reached> manifests, boolean isLive) {
    return read.stream()
        .map(manifest ->
            manifests
                .computeIfAbsent(manifest.path(), path -> new Reached(manifest, isLive))
                .manifest())
        .toList();
  }

  private void remember(String path, long[] hashes) {
    if (remembered + hashes.length <= MAX_REMEMBERED) {
      contents.put(path, hashes);
      remembered += hashes.length;
    }
  }

  private void forgetOthers(Map<String, Reached> manifests) {
    contents.keySet().removeIf(path -> !manifests.containsKey(path));
    remembered = contents.values().stream().mapToLong(hashes -> hashes.length).sum();
  }

  private static void accept(long[] hashes, LongConsumer live) {
    for (long hash : hashes) {
      live.accept(hash);
    }
  }
}
