package dev.firn.index;

import dev.firn.index.key.KeyColumns;
import dev.firn.index.memory.IndexMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where indexes live: their memory, and a folder where they are kept over restarts, one file for
 * each table, named by its uuid. What is kept is never the truth: a file that is not complete, of
 * another table or key, of a newer format, or of a snapshot that main does not descend from is
 * passed over with one line in the log, and the index is built from main. Thread-safe; one table
 * belongs to one thread.
 */
public final class IndexStore {
  private static final Logger LOG = LoggerFactory.getLogger(IndexStore.class);

  /** Saving may take one part in so many of the time. */
  private static final int SHARE = 20;

  private final IndexMemory memory;
  private final @Nullable Path folder;
  private final Duration interval;
  private final Clock clock;
  private final Map<String, Instant> due = new HashMap<>();

  private IndexStore(IndexMemory memory, @Nullable Path folder, Duration interval, Clock clock) {
    this.memory = memory;
    this.folder = folder;
    this.interval = interval;
    this.clock = clock;
  }

  /** Memory alone: after a restart each index is built from main. */
  public static IndexStore inMemory(IndexMemory memory) {
    return new IndexStore(memory, null, Duration.ZERO, Clock.systemUTC());
  }

  /**
   * Indexes on the heap up to a limit, beyond it in files of the folder, and kept there.
   *
   * @param interval how often a changed index is saved, at most
   */
  public static IndexStore in(Path folder, long heapLimitBytes, Duration interval, Clock clock) {
    IndexMemory memory = IndexMemory.spilling(heapLimitBytes, folder);
    return new IndexStore(memory, folder, interval, clock);
  }

  /**
   * The index of a table: as it was kept, or empty. Either has to follow main.
   *
   * @param columns null for a table without a key
   */
  public MainIndex open(Table table, @Nullable KeyColumns columns) {
    putOff(table.uuid().toString(), Duration.ZERO);
    return load(table, columns).orElseGet(() -> new MainIndex(table, columns, memory));
  }

  /** Saves the index, if that is due; failures are logged. */
  public void saveIfDue(MainIndex index) {
    if (isDue(index.tableUuid())) {
      save(index);
    }
  }

  /** Saves the index, if there is a folder and the index describes main; failures are logged. */
  public void save(MainIndex index) {
    if (folder == null || index.snapshotId().isEmpty()) {
      return;
    }
    Instant start = clock.instant();
    Path file = file(folder, index.tableUuid());
    try {
      Files.createDirectories(folder);
      KeptIndexWriter.write(index, file);
      putOff(index.tableUuid(), Duration.between(start, clock.instant()));
    } catch (IOException e) {
      putOff(index.tableUuid(), interval);
      LOG.warn("Cannot keep an index in {}: {}", file, e.toString());
    }
  }

  private Optional<MainIndex> load(Table table, @Nullable KeyColumns columns) {
    if (folder == null) {
      return Optional.empty();
    }
    Path file = file(folder, table.uuid().toString());
    try {
      return Optional.of(new KeptIndexReader(table, columns, memory).read(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.info("{}: index is built from main, not from {}: {}", table.name(), file, e.toString());
      return Optional.empty();
    }
  }

  private static Path file(Path folder, String tableUuid) {
    return folder.resolve(tableUuid + ".index");
  }

  private synchronized boolean isDue(String tableUuid) {
    Instant at = due.get(tableUuid);
    return folder != null && (at == null || !clock.instant().isBefore(at));
  }

  private synchronized void putOff(String tableUuid, Duration took) {
    Duration rest = took.multipliedBy(SHARE);
    due.put(tableUuid, clock.instant().plus(rest.compareTo(interval) > 0 ? rest : interval));
  }
}
