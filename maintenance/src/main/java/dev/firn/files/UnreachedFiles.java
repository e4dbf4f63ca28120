package dev.firn.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.LongStream;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.io.FileIO;

/**
 * Finds what snapshots that have left a table reached, and nothing else reaches. What is missing is
 * left out: an earlier attempt may have deleted it. Remembers what it read of the snapshots that
 * stay, so that little is read again when they go. Owned by one thread.
 */
public final class UnreachedFiles {
  private static final int BATCH = 256;

  private final ExecutorService files;
  private final KnownContents memory;
  private final ReachableFiles reachable;

  /**
   * Remembers nothing yet.
   *
   * @param files where files are read
   */
  public UnreachedFiles(ExecutorService files) {
    this(files, new KnownContents());
  }

  UnreachedFiles(ExecutorService files, KnownContents memory) {
    this.files = files;
    this.memory = memory;
    this.reachable = new ReachableFiles(files, memory);
  }

  /**
   * What only the snapshots that are gone reached.
   *
   * @param manifests their locations
   * @param files that those manifests name as live
   */
  public record Unreached(List<ManifestFile> manifests, Collection<RemovedFile> files) {}

  /**
   * Finds it.
   *
   * @param gone snapshots that have left the table
   * @param present snapshots of the table: all that they name must be readable
   * @param leaving snapshots that have left the table, too, but whose files must stay
   * @throws RuntimeException if something cannot be read that may name files
   */
  public Unreached find(
      List<Snapshot> gone,
      Iterable<Snapshot> present,
      Iterable<Snapshot> leaving,
      FileIO io,
      Map<Integer, PartitionSpec> specs) {
    ReachableFiles.Known known = reachable.known(gone);
    Map<String, ReachableFiles.Reached> kept = reachable.manifests(present, leaving, io);
    Map<String, List<ManifestFile>> lists = new LinkedHashMap<>(known.lists());
    lists.putAll(reachable.read(unknown(gone, lists), io, true));
    List<ManifestFile> manifests = manifests(lists.values(), kept.keySet());
    Map<ManifestFile, ManifestContents> contents =
        telling(manifests, InheritedFiles.manifests(gone, lists), known.contents(), io, specs);
    Set<Long> dead = new HashSet<>();
    contents.values().forEach(it -> LongStream.of(it.hashes()).forEach(dead::add));
    if (!dead.isEmpty()) {
      List<Snapshot> staying = new ArrayList<>();
      present.forEach(staying::add);
      leaving.forEach(staying::add);
      reachable.forEachLive(staying, kept, io, specs, dead::remove);
    }
    return new Unreached(manifests, inFull(contents, dead, io, specs));
  }

  private static List<Snapshot> unknown(
      List<Snapshot> gone, Map<String, List<ManifestFile>> known) {
    return gone.stream().filter(it -> !known.containsKey(it.manifestListLocation())).toList();
  }

  private static List<ManifestFile> manifests(
      Collection<List<ManifestFile>> lists, Set<String> kept) {
    Map<String, ManifestFile> manifests = new LinkedHashMap<>();
    for (List<ManifestFile> list : lists) {
      list.stream()
          .filter(manifest -> !kept.contains(manifest.path()))
          .forEach(manifest -> manifests.putIfAbsent(manifest.path(), manifest));
    }
    return List.copyOf(manifests.values());
  }

  /** What the manifests name; read is what names something new, or all if some of that is gone. */
  private Map<ManifestFile, ManifestContents> telling(
      List<ManifestFile> manifests,
      Set<String> inherited,
      Map<String, ManifestContents> known,
      FileIO io,
      Map<Integer, PartitionSpec> specs) {
    List<ManifestFile> telling =
        manifests.stream().filter(manifest -> !inherited.contains(manifest.path())).toList();
    Map<ManifestFile, ManifestContents> contents = contents(telling, known, io, specs);
    return contents.size() == telling.size() ? contents : contents(manifests, known, io, specs);
  }

  private Map<ManifestFile, ManifestContents> contents(
      List<ManifestFile> manifests,
      Map<String, ManifestContents> known,
      FileIO io,
      Map<Integer, PartitionSpec> specs) {
    Map<ManifestFile, ManifestContents> contents = new LinkedHashMap<>();
    List<ManifestFile> unknown = new ArrayList<>();
    for (ManifestFile manifest : manifests) {
      ManifestContents read = known.get(manifest.path());
      if (read == null) {
        unknown.add(manifest);
      } else {
        contents.put(manifest, read);
      }
    }
    contents.putAll(read(unknown, io, specs));
    return contents;
  }

  /** The files that are dead; those that were not remembered are read again. */
  private Collection<RemovedFile> inFull(
      Map<ManifestFile, ManifestContents> contents,
      Set<Long> dead,
      FileIO io,
      Map<Integer, PartitionSpec> specs) {
    Map<Long, RemovedFile> found = new HashMap<>();
    contents.values().forEach(read -> add(read, dead, found));
    List<ManifestFile> unknown = new ArrayList<>();
    contents.forEach((manifest, known) -> {
      if (LongStream.of(known.hashes())
          .anyMatch(it -> dead.contains(it) && !found.containsKey(it))) {
        unknown.add(manifest);
      }
    });
    read(unknown, io, specs).values().forEach(read -> add(read, dead, found));
    return found.values();
  }

  private void add(ManifestContents contents, Set<Long> dead, Map<Long, RemovedFile> found) {
    for (int i = 0; i < contents.hashes().length; i++) {
      long hash = contents.hashes()[i];
      if (dead.contains(hash) && !found.containsKey(hash)) {
        RemovedFile file = memory.take(hash);
        file = contents.files() == null ? file : contents.files().get(i);
        if (file != null) {
          found.put(hash, file);
        }
      }
    }
  }

  private Map<ManifestFile, ManifestContents> read(
      List<ManifestFile> manifests, FileIO io, Map<Integer, PartitionSpec> specs) {
    Map<ManifestFile, ManifestContents> contents = new LinkedHashMap<>();
    for (int from = 0; from < manifests.size(); from += BATCH) {
      List<ManifestFile> batch = manifests.subList(from, Math.min(from + BATCH, manifests.size()));
      List<Callable<Optional<ManifestContents>>> reads =
          batch.stream()
              .map(it ->
                  ReachableFiles.reading(() -> ManifestContents.readFull(it, io, specs), true))
              .toList();
      List<Optional<ManifestContents>> results = FileTasks.all(files, reads);
      for (int i = 0; i < results.size(); i++) {
        ManifestFile manifest = batch.get(i);
        results.get(i).ifPresent(read -> contents.put(manifest, read));
      }
    }
    return contents;
  }
}
