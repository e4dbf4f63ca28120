package dev.firn.compact.column;

import java.io.IOException;
import java.util.Arrays;

/**
 * Parquet's hybrid of run lengths and bit packing, for levels and for numbers of a dictionary,
 * whole arrays at once.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Encodings</a>
 */
final class HybridRuns {
  /** So many bytes behind the end a reader may look at, and a writer may write. */
  static final int SLACK = 16;

  private static final int GROUP = 8;

  /** The header of more groups would take a second byte. */
  private static final int MAX_GROUPS = 63;

  private HybridRuns() {}

  /**
   * Decodes values.
   *
   * @param from with {@link #SLACK} behind the end
   * @param into at least so long
   */
  static void decode(byte[] from, int start, int end, int width, int[] into, int count)
      throws IOException {
    int at = start;
    int done = 0;
    while (done < count) {
      if (at >= end) {
        throw new IOException(
            "Cannot decode runs: they end after " + done + " of " + count + " values");
      }
      int header = 0;
      int shift = 0;
      do {
        header |= (from[at] & 0x7f) << shift;
        shift += 7;
      } while (from[at++] < 0);
      int left = count - done;
      if ((header & 1) == 0) {
        int length = Math.min(header >>> 1, left);
        Arrays.fill(into, done, done + length, padded(from, at, width));
        at += bytes(width);
        done += length;
      } else {
        int groups = header >>> 1;
        int length = (int) Math.min((long) groups * GROUP, left);
        unpack(from, at, width, into, done, length);
        at += groups * width;
        done += length;
      }
    }
  }

  private static void unpack(byte[] from, int at, int width, int[] into, int first, int count) {
    long mask = (1L << width) - 1;
    long bit = 0;
    for (int i = first; i < first + count; i++) {
      long word = (long) ValueShape.LONG.get(from, at + (int) (bit >>> 3));
      into[i] = (int) ((word >>> (bit & 7)) & mask);
      bit += width;
    }
  }

  private static int bytes(int width) {
    return (width + 7) / 8;
  }

  private static int padded(byte[] from, int at, int width) {
    long mask = (1L << (bytes(width) * 8)) - 1;
    return (int) ((long) ValueShape.LONG.get(from, at) & mask);
  }

  /** Bytes that encoded values take at most, with what the writer may touch behind them. */
  static int room(int count, int width) {
    return (count / GROUP + 1) * (Math.max(width, 9) + 1) + SLACK;
  }

  /** Encodes values, and returns where they end. */
  static int encode(int[] values, int count, int width, byte[] into, int start) {
    int at = start;
    int i = 0;
    while (i < count) {
      int run = runLength(values, i, count);
      if (run >= GROUP) {
        at = run(values[i], run, width, into, at);
        i += run;
      } else {
        int groups = groups(values, i, count);
        into[at++] = (byte) ((groups << 1) | 1);
        pack(values, i, Math.min(count, i + groups * GROUP), width, into, at);
        at += groups * width;
        i += groups * GROUP;
      }
    }
    return at;
  }

  /** Encodes one value many times, and returns where that ends. */
  static int run(int value, int length, int width, byte[] into, int start) {
    int at = start;
    int header = length << 1;
    while (header > 0x7f) {
      into[at++] = (byte) ((header & 0x7f) | 0x80);
      header >>>= 7;
    }
    into[at++] = (byte) header;
    ValueShape.INT.set(into, at, value);
    return at + bytes(width);
  }

  private static int runLength(int[] values, int start, int count) {
    int value = values[start];
    int end = start + 1;
    while (end < count && values[end] == value) {
      end++;
    }
    return end - start;
  }

  /** How many groups there are up to a long run. */
  private static int groups(int[] values, int start, int count) {
    int groups = 1;
    int at = start + GROUP;
    while (groups < MAX_GROUPS && at < count && !isRun(values, at, count)) {
      groups++;
      at += GROUP;
    }
    return groups;
  }

  private static boolean isRun(int[] values, int start, int count) {
    if (start + GROUP > count) {
      return false;
    }
    for (int i = start + 1; i < start + GROUP; i++) {
      if (values[i] != values[start]) {
        return false;
      }
    }
    return true;
  }

  /** The last group is filled up with zeros. */
  private static void pack(int[] values, int start, int end, int width, byte[] into, int first) {
    long word = 0;
    int bits = 0;
    int at = first;
    for (int i = start; i < end; i++) {
      word |= (long) values[i] << bits;
      bits += width;
      if (bits >= Integer.SIZE) {
        ValueShape.INT.set(into, at, (int) word);
        at += Integer.BYTES;
        word >>>= Integer.SIZE;
        bits -= Integer.SIZE;
      }
    }
    ValueShape.LONG.set(into, at, word);
    int last = first + (end - start + GROUP - 1) / GROUP * width;
    for (at += Long.BYTES; at < last; at++) {
      into[at] = 0;
    }
  }
}
