package dev.firn.index.key;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;

/** A reusable, growing buffer that a key is encoded into; not thread-safe. */
final class KeyBuffer extends OutputStream {
  private byte[] bytes = new byte[64];
  private int length;

  void clear() {
    length = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void putByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void putInt(int value) {
    reserve(Integer.BYTES);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void putLong(long value) {
    reserve(Long.BYTES);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  /** The length in four bytes, then the bytes. */
  void putSized(byte[] value) {
    putInt(value.length);
    write(value, 0, value.length);
  }

  /** The length in four bytes, then the bytes. */
  void putSized(Binary value) {
    putInt(value.length());
    try {
      value.writeTo(this);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy bytes in memory", e);
    }
  }

  /** Whether all bytes from there on are ASCII. */
  boolean isAscii(int from) {
    int all = 0;
    for (int i = from; i < length; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }

  /** Drops what comes after so many bytes. */
  void truncate(int newLength) {
    length = newLength;
  }

  @Override
  public void write(int value) {
    putByte(value);
  }

  @Override
  public void write(byte[] from, int offset, int count) {
    reserve(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }
}
