package dev.firn.lease;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a keeper is. With a folder of its own it is the same after a restart, so that it goes on with
 * the leases that it held: a lock on the folder proves that its earlier process is dead. A second
 * keeper beside it takes the next place of the folder. Without a folder each process is another.
 */
public final class KeeperId implements Closeable {
  private static final int PLACES = 16;

  private final String id;
  private final @Nullable Path folder;
  private final @Nullable FileChannel lock;

  private KeeperId(String id, @Nullable Path folder, @Nullable FileChannel lock) {
    this.id = id;
    this.folder = folder;
    this.lock = lock;
  }

  /** An id that no other process has, nor this one after a restart. */
  public static KeeperId ofProcess() {
    return new KeeperId(UUID.randomUUID().toString(), null, null);
  }

  /**
   * The id of the first place of that folder that no living process has.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  public static KeeperId in(Path folder) {
    try {
      for (int place = 0; place < PLACES; place++) {
        Path own = Files.createDirectories(folder.resolve("keeper-" + place));
        KeeperId id = tryIn(own);
        if (id != null) {
          return id;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use folder " + folder + " for a keeper", e);
    }
    throw new IllegalStateException(
        "Cannot use folder " + folder + " for a keeper: " + PLACES + " keepers use it already");
  }

  public String id() {
    return id;
  }

  /** A folder that is this keeper's alone as long as it lives; empty if it has none. */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  private static @Nullable KeeperId tryIn(Path own) throws IOException {
    FileChannel channel =
        FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      return null;
    }
    return new KeeperId(read(own.resolve("id")), own, channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String read(Path file) throws IOException {
    if (Files.exists(file)) {
      String id = Files.readString(file).strip();
      if (!id.isEmpty()) {
        return id;
      }
    }
    String id = UUID.randomUUID().toString();
    Files.write(file, id.getBytes(StandardCharsets.UTF_8));
    return id;
  }
}
