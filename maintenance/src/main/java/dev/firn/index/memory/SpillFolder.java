package dev.firn.index.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory in mapped files of a folder. Files grow from 1 MiB to 256 MiB each; pieces that are given
 * back are used again. The files have no names, so that a crash leaves nothing behind. Thread-safe.
 */
final class SpillFolder {
  private static final int MIN_FILE_BYTES = 1 << 20;
  private static final int MAX_FILE_BYTES = 1 << 28;
  private static final int MIN_PIECE_BYTES = 128;
  private static final int CHUNK_BYTES = 1 << 16;

  private final Path folder;
  private final Map<Integer, Deque<ByteBuffer>> free = new HashMap<>();
  private int fileBytes = MIN_FILE_BYTES / 2;
  private ByteBuffer rest = ByteBuffer.allocate(0);

  SpillFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * At least so many zeros.
   *
   * @throws UncheckedIOException if the disk is full, or the folder cannot be written
   */
  synchronized ByteBuffer allocate(int bytes) {
    int size = roundUp(bytes);
    Deque<ByteBuffer> pieces = free.get(size);
    if (pieces != null && !pieces.isEmpty()) {
      return zero(pieces.removeLast());
    }
    if (rest.remaining() < size) {
      rest = map(size);
    }
    ByteBuffer piece = rest.slice(rest.position(), size);
    rest.position(rest.position() + size);
    return piece;
  }

  /** Takes a piece back. */
  synchronized void release(ByteBuffer piece) {
    free.computeIfAbsent(piece.capacity(), size -> new ArrayDeque<>()).addLast(piece);
  }

  /** One of few sizes, so that pieces fit again; at most a fourth more. */
  private static int roundUp(int bytes) {
    long size = MIN_PIECE_BYTES;
    while (size < bytes) {
      size += size / 4;
    }
    return size > Integer.MAX_VALUE ? bytes : (int) size;
  }

  private static ByteBuffer zero(ByteBuffer piece) {
    byte[] zeros = new byte[CHUNK_BYTES];
    for (int at = 0; at < piece.capacity(); at += CHUNK_BYTES) {
      piece.put(at, zeros, 0, Math.min(CHUNK_BYTES, piece.capacity() - at));
    }
    return piece;
  }

  private ByteBuffer map(int atLeast) {
    int bytes = Math.max(atLeast, Math.min(2 * fileBytes, MAX_FILE_BYTES));
    try {
      Files.createDirectories(folder);
      Path file = Files.createTempFile(folder, "firn-index-", ".spilled");
      try {
        ByteBuffer mapped = map(file, bytes);
        fileBytes = Math.min(2 * fileBytes, MAX_FILE_BYTES);
        return mapped;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot spill " + bytes + " bytes of the index to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Writes all of it before it is mapped: a mapped page without a disk behind it kills the JVM. */
  private static ByteBuffer map(Path file, int bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(CHUNK_BYTES);
      for (int at = 0; at < bytes; at += zeros.limit()) {
        zeros.clear().limit(Math.min(CHUNK_BYTES, bytes - at));
        while (zeros.hasRemaining()) {
          channel.write(zeros);
        }
      }
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
    }
  }
}
