package dev.firn.compact.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against parquet-java's own decoder and encoder. */
class HybridRunsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 9, 13, 16, 17, 21, 24, 25, 31})
  void parquetReadsWhatIsEncoded(int width) throws IOException {
    Random random = new Random(width);
    for (int round = 0; round < 200; round++) {
      int[] values = values(random, width);

      byte[] encoded = encode(values, width);

      assertThat(parquetDecodes(encoded, width, values.length)).isEqualTo(values);
      assertThat(decode(encoded, width, values.length)).isEqualTo(values);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 9, 13, 16, 17, 21, 24, 25, 31})
  void readsWhatParquetEncodes(int width) throws IOException {
    Random random = new Random(~width);
    for (int round = 0; round < 200; round++) {
      int[] values = values(random, width);

      byte[] encoded = parquetEncodes(values, width);

      assertThat(decode(encoded, width, values.length)).isEqualTo(values);
    }
  }

  @Test
  void oneRunIsEncodedByItsLength() throws IOException {
    byte[] into = new byte[HybridRuns.room(20_000, 1)];

    int end = HybridRuns.run(1, 20_000, 1, into, 0);

    int[] values = new int[20_000];
    Arrays.fill(values, 1);
    assertThat(end).isEqualTo(4);
    assertThat(parquetDecodes(Arrays.copyOf(into, end), 1, 20_000)).isEqualTo(values);
    assertThat(encode(values, 1)).isEqualTo(Arrays.copyOf(into, end));
  }

  @Test
  void refusesRunsThatEndTooEarly() {
    byte[] encoded = encode(new int[] {1, 2, 3}, 2);

    assertThatThrownBy(() -> decode(encoded, 2, 9))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot decode runs: they end after 8 of 9 values");
  }

  /** Stretches of one value and stretches of any. */
  private static int[] values(Random random, int width) {
    int[] values = new int[1 + random.nextInt(2000)];
    int at = 0;
    while (at < values.length) {
      int end = Math.min(values.length, at + 1 + random.nextInt(random.nextBoolean() ? 20 : 700));
      boolean same = random.nextBoolean();
      int value = value(random, width);
      for (; at < end; at++) {
        values[at] = same ? value : value(random, width);
      }
    }
    return values;
  }

  private static int value(Random random, int width) {
    return (int) (random.nextLong() & ((1L << width) - 1));
  }

  private static byte[] encode(int[] values, int width) {
    byte[] into = new byte[HybridRuns.room(values.length, width)];
    return Arrays.copyOf(into, HybridRuns.encode(values, values.length, width, into, 0));
  }

  private static int[] decode(byte[] encoded, int width, int count) throws IOException {
    byte[] slack = Arrays.copyOf(encoded, encoded.length + HybridRuns.SLACK);
    int[] into = new int[count];
    HybridRuns.decode(slack, 0, encoded.length, width, into, count);
    return into;
  }

  private static byte[] parquetEncodes(int[] values, int width) throws IOException {
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(
            width, 1 << 10, 1 << 20, new HeapByteBufferAllocator())) {
      for (int value : values) {
        encoder.writeInt(value);
      }
      return PageBytes.copy(encoder.toBytes());
    }
  }

  private static int[] parquetDecodes(byte[] encoded, int width, int count) throws IOException {
    RunLengthBitPackingHybridDecoder decoder =
        new RunLengthBitPackingHybridDecoder(width, new ByteArrayInputStream(encoded));
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = decoder.readInt();
    }
    return values;
  }
}
