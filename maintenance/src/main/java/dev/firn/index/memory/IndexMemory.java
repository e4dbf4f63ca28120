package dev.firn.index.memory;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The memory of indexes: the heap up to a limit, beyond it mapped files of a folder. Shared by all
 * tables of a process; thread-safe.
 */
public final class IndexMemory {
  private final long heapLimitBytes;
  private final @Nullable SpillFolder folder;
  private final AtomicLong heapBytes = new AtomicLong();
  private final AtomicLong spilledBytes = new AtomicLong();

  private IndexMemory(long heapLimitBytes, @Nullable SpillFolder folder) {
    this.heapLimitBytes = heapLimitBytes;
    this.folder = folder;
  }

  /** The heap, as far as it goes. */
  public static IndexMemory unlimited() {
    return new IndexMemory(Long.MAX_VALUE, null);
  }

  /**
   * The heap up to a limit, then files.
   *
   * @param folder where the files go; must be on a disk with room for the whole index
   */
  public static IndexMemory spilling(long heapLimitBytes, Path folder) {
    if (heapLimitBytes < 0) {
      throw new IllegalArgumentException(
          "Cannot limit the memory of indexes to " + heapLimitBytes + " bytes: it is negative");
    }
    return new IndexMemory(heapLimitBytes, new SpillFolder(folder));
  }

  /** Bytes of the heap that are taken. */
  public long heapBytes() {
    return heapBytes.get();
  }

  /** Bytes of files that are taken. */
  public long spilledBytes() {
    return spilledBytes.get();
  }

  /**
   * At least so many zeros.
   *
   * @throws UncheckedIOException if the disk is full, or the folder cannot be written
   */
  MemoryBlock allocate(int bytes) {
    if (heapBytes.addAndGet(bytes) <= heapLimitBytes || folder == null) {
      return new MemoryBlock(ByteBuffer.allocate(bytes), false);
    }
    heapBytes.addAndGet(-bytes);
    MemoryBlock block = new MemoryBlock(folder.allocate(bytes), true);
    spilledBytes.addAndGet(block.bytes().capacity());
    return block;
  }

  /** Takes a block back; whoever had it must not touch it again. */
  void release(MemoryBlock block) {
    int bytes = block.bytes().capacity();
    if (block.isSpilled() && folder != null) {
      folder.release(block.bytes());
      spilledBytes.addAndGet(-bytes);
    } else {
      heapBytes.addAndGet(-bytes);
    }
  }
}
