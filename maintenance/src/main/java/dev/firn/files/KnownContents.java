package dev.firn.files;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was read of manifests, within a small part of the heap: hashes of all that they name, and in
 * full those files that were read last, of which most die young. What is not remembered is read
 * again. Owned by one thread.
 */
final class KnownContents {
  /** Of the heap, for the hashes of one table; a process keeps many tables. */
  private static final long HEAP_PART = 64;

  private static final long MAX_HASHES =
      Math.min(16L << 20, Runtime.getRuntime().maxMemory() / HEAP_PART / Long.BYTES);

  /** As much again, of which each takes about 250 bytes. */
  private static final int MAX_FILES =
      (int) Math.min(100_000, Runtime.getRuntime().maxMemory() / HEAP_PART / 256);

  private final long maxHashes;
  private final int maxFiles;
  private final Map<String, ManifestContents> byManifest = new HashMap<>();
  private final Map<Long, RemovedFile> files = new LinkedHashMap<>();
  private long hashes;

  KnownContents() {
    this(MAX_HASHES, MAX_FILES);
  }

  /** A memory for whoever never asks for files in full. */
  static KnownContents ofHashes() {
    return new KnownContents(MAX_HASHES, 0);
  }

  KnownContents(long maxHashes, int maxFiles) {
    this.maxHashes = maxHashes;
    this.maxFiles = maxFiles;
  }

  /** The hashes that a manifest names, without the files. */
  @Nullable ManifestContents find(String manifest) {
    return byManifest.get(manifest);
  }

  /** The file of that hash, which is forgotten: it is going to be deleted. */
  @Nullable RemovedFile take(long hash) {
    return files.remove(hash);
  }

  void remember(String manifest, ManifestContents contents) {
    if (hashes + contents.hashes().length <= maxHashes) {
      hashes += contents.hashes().length;
      byManifest.put(manifest, contents.withoutFiles());
    }
    for (int i = 0; contents.files() != null && i < contents.hashes().length; i++) {
      files.putIfAbsent(contents.hashes()[i], contents.files().get(i));
    }
    var eldest = files.keySet().iterator();
    for (int surplus = files.size() - maxFiles; surplus > 0; surplus--) {
      eldest.next();
      eldest.remove();
    }
  }

  /** Forgets all other manifests. */
  void retain(Set<String> manifests) {
    byManifest.keySet().retainAll(manifests);
    hashes = byManifest.values().stream().mapToLong(contents -> contents.hashes().length).sum();
  }
}
