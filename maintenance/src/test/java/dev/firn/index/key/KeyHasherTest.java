package dev.firn.index.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHasherTest {

  /** From the reference implementation's vectors: key 00..0f, message 00..length-1. */
  @ParameterizedTest
  @CsvSource({
    "0, a3817f04ba25a8e66df67214c7550293",
    "1, da87c1d86b99af44347659119b22fc45",
    "8, 3b62a9ba6258f5610f83e264f31497b4",
  })
  void isSipHash24WithAnOutputOf128Bits(int length, String expected) {
    KeyHasher hasher =
        new KeyHasher(new KeyHasher.Secret(0x0706050403020100L, 0x0f0e0d0c0b0a0908L));
    byte[] message = new byte[length + 3];
    for (int i = 0; i < length; i++) {
      message[i] = (byte) i;
    }

    hasher.hash(message, length);

    ByteBuffer hash = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    hash.putLong(hasher.low()).putLong(hasher.high());
    assertThat(HexFormat.of().formatHex(hash.array())).isEqualTo(expected);
  }
}
