package dev.firn.publish.delete;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.roaringbitmap.RoaringBitmap;

/**
 * The bytes of one deletion vector, as the Puffin specification has them ({@code
 * deletion-vector-v1}): made of a bitmap as a whole, where Iceberg's own writer takes position by
 * position.
 *
 * <pre>
 *   length of what follows but for the checksum   4 bytes, big-endian
 *   magic number                                  4 bytes
 *   count of bitmaps, always 1                    8 bytes, little-endian
 *   upper half of their positions, always 0       4 bytes, little-endian
 *   bitmap                                        portable Roaring format
 *   CRC-32 from the magic number on               4 bytes, big-endian
 * </pre>
 */
final class VectorBlob {
  private static final byte[] MAGIC = {(byte) 0xD1, (byte) 0xD3, 0x39, 0x64};
  private static final int HEADER_BYTES = MAGIC.length + Long.BYTES + Integer.BYTES;

  private VectorBlob() {}

  /**
   * The vector of these positions, which are stored in runs where that is shorter.
   *
   * @throws IllegalArgumentException if there are none, for which there is no vector
   */
  static ByteBuffer of(RoaringBitmap positions) {
    if (positions.isEmpty()) {
      throw new IllegalArgumentException("Cannot write a deletion vector: it has no positions");
    }
    positions.runOptimize();
    int length = Math.addExact(HEADER_BYTES, positions.serializedSizeInBytes());
    ByteBuffer blob = ByteBuffer.allocate(Math.addExact(length, 2 * Integer.BYTES));
    blob.putInt(length).put(MAGIC);
    blob.order(ByteOrder.LITTLE_ENDIAN).putLong(1).putInt(0);
    positions.serialize(blob);
    CRC32 checksum = new CRC32();
    checksum.update(blob.array(), Integer.BYTES, length);
    return blob.order(ByteOrder.BIG_ENDIAN).putInt((int) checksum.getValue()).flip();
  }
}
