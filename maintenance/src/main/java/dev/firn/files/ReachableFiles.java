package dev.firn.files;

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
  private static final int BATCH = 256;

  private final ExecutorService files;
  private Map<String, List<ManifestFile>> manifestsByList = new HashMap<>();
  private final KnownContents contents;

  /**
   * Remembers nothing yet.
   *
   * @param files where files are read
   */
  public ReachableFiles(ExecutorService files) {
    this(files, KnownContents.ofHashes());
  }

  ReachableFiles(ExecutorService files, KnownContents contents) {
    this.files = files;
    this.contents = contents;
  }

  /**
   * A manifest that is reached.
   *
   * @param isLive whether a snapshot of the table reaches it
   */
  public record Reached(ManifestFile manifest, boolean isLive) {}

  /**
   * What is remembered of some snapshots.
   *
   * @param lists manifests, by manifest list
   * @param contents of those manifests, by location
   */
  record Known(Map<String, List<ManifestFile>> lists, Map<String, ManifestContents> contents) {}

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
    contents.retain(manifests.keySet());
    return manifests;
  }

  /** What was read of these snapshots until now; the next call of {@link #manifests} forgets it. */
  Known known(Iterable<Snapshot> snapshots) {
    Known known = new Known(new HashMap<>(), new HashMap<>());
    for (Snapshot snapshot : snapshots) {
      List<ManifestFile> manifests = manifestsByList.get(snapshot.manifestListLocation());
      if (manifests != null) {
        known.lists().put(snapshot.manifestListLocation(), manifests);
        manifests.forEach(it -> known(it.path(), known));
      }
    }
    return known;
  }

  private void known(String manifest, Known known) {
    ManifestContents read = contents.find(manifest);
    if (read != null) {
      known.contents().put(manifest, read);
    }
  }

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
   * Hands over the hash of each live file that these snapshots reach, some more than once. Reads no
   * manifest that names nothing new, where all others are there.
   *
   * @param manifests what {@link #manifests} said of these snapshots just before
   * @throws RuntimeException if a manifest of a live snapshot cannot be read; some files were
   *     handed over then
   */
  void forEachLive(
      Iterable<Snapshot> snapshots,
      Map<String, Reached> manifests,
      FileIO io,
      Map<Integer, PartitionSpec> specs,
      LongConsumer live) {
    Map<String, Reached> telling = new LinkedHashMap<>(manifests);
    telling.keySet().removeAll(InheritedFiles.manifests(snapshots, manifestsByList));
    if (!forEachLive(telling, io, specs, live)) {
      forEachLive(manifests, io, specs, live);
    }
  }

  /**
   * Hands over the hash of each live file of these manifests, some more than once.
   *
   * @return whether no manifest was missing
   * @throws RuntimeException if a manifest of a live snapshot cannot be read; some files were
   *     handed over then
   */
  public boolean forEachLive(
      Map<String, Reached> manifests,
      FileIO io,
      Map<Integer, PartitionSpec> specs,
      LongConsumer live) {
    boolean isComplete = true;
    List<Reached> unread = new ArrayList<>();
    manifests.forEach((path, reached) -> {
      ManifestContents known = contents.find(path);
      if (known == null) {
        unread.add(reached);
      } else {
        accept(known, live);
      }
    });
    for (int from = 0; from < unread.size(); from += BATCH) {
      List<Reached> batch = unread.subList(from, Math.min(from + BATCH, unread.size()));
      List<Callable<Optional<ManifestContents>>> reads =
          batch.stream()
              .map(it ->
                  reading(() -> ManifestContents.read(it.manifest(), io, specs), !it.isLive()))
              .toList();
      List<Optional<ManifestContents>> results = FileTasks.all(files, reads);
      for (int i = 0; i < results.size(); i++) {
        Optional<ManifestContents> read = results.get(i);
        // One that is missing is not remembered: it is looked for again.
        if (read.isPresent()) {
          contents.remember(batch.get(i).manifest().path(), read.get());
          accept(read.get(), live);
        }
        isComplete &= read.isPresent();
      }
    }
    return isComplete;
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

  static <T> Callable<Optional<T>> reading(Supplier<T> read, boolean missing) {
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

  private static void accept(ManifestContents contents, LongConsumer live) {
    for (long hash : contents.hashes()) {
      live.accept(hash);
    }
  }
}
