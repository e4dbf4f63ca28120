package dev.firn.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.iceberg.io.RangeReadable;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of an object store by ranges, each in one request that is read to its end, so that
 * its connection can be used again. The end of the file, which the footer is in, is read at once.
 */
final class RangeStream extends SeekableInputStream {
  private static final int TAIL_BYTES = 1 << 16;

  private final RangeReadable ranges;
  private final long length;
  private final long tailStart;
  private byte @Nullable [] tail;
  private long position;

  RangeStream(RangeReadable ranges, long length) {
    this.ranges = ranges;
    this.length = length;
    this.tailStart = Math.max(0, length - TAIL_BYTES);
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void seek(long target) {
    position = target;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (position >= length) {
      return -1;
    }
    int available = (int) Math.min(count, length - position);
    readFully(bytes, offset, available);
    return available;
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    byte[] bytes = new byte[buffer.remaining()];
    int count = read(bytes, 0, bytes.length);
    if (count > 0) {
      buffer.put(bytes, 0, count);
    }
    return count;
  }

  @Override
  public void readFully(byte[] bytes) throws IOException {
    readFully(bytes, 0, bytes.length);
  }

  @Override
  public void readFully(byte[] bytes, int offset, int count) throws IOException {
    if (position >= tailStart) {
      System.arraycopy(tail(), Math.toIntExact(position - tailStart), bytes, offset, count);
    } else {
      ranges.readFully(position, bytes, offset, count);
    }
    position += count;
  }

  @Override
  public void readFully(ByteBuffer buffer) throws IOException {
    int count = buffer.remaining();
    readFully(buffer.array(), buffer.arrayOffset() + buffer.position(), count);
    buffer.position(buffer.position() + count);
  }

  @Override
  public void close() throws IOException {
    ranges.close();
  }

  private byte[] tail() throws IOException {
    byte[] known = tail;
    if (known == null) {
      known = new byte[Math.toIntExact(length - tailStart)];
      ranges.readFully(tailStart, known, 0, known.length);
      tail = known;
    }
    return known;
  }
}
