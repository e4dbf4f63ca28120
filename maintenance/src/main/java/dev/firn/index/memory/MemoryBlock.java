package dev.firn.index.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Some bytes of an {@link IndexMemory}.
 *
 * @param bytes little-endian
 * @param isSpilled whether they are in a file
 */
record MemoryBlock(ByteBuffer bytes, boolean isSpilled) {
  static final MemoryBlock NOTHING = new MemoryBlock(ByteBuffer.allocate(0), false);

  MemoryBlock {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
  }
}
