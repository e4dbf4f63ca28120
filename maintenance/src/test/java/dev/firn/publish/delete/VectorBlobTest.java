package dev.firn.publish.delete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.deletes.Deletes;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Byte for byte what Iceberg's own writer writes, whatever the positions. */
class VectorBlobTest {

  @Test
  void isWhatIcebergWrites() {
    long seed = Long.getLong("firn.seed", System.nanoTime());
    System.out.println("Seed " + seed + "; repeat with -Dfirn.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      RoaringBitmap positions = positions(random);

      assertThat(VectorBlob.of(positions.clone())).isEqualTo(byIceberg(positions));
    }
  }

  @Test
  void refusesAVectorOfNothing() {
    assertThatThrownBy(() -> VectorBlob.of(new RoaringBitmap()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write a deletion vector: it has no positions");
  }

  /** Some far apart, some dense, some in runs. */
  private static RoaringBitmap positions(Random random) {
    RoaringBitmap positions = RoaringBitmap.bitmapOf(random.nextInt(Integer.MAX_VALUE));
    for (int i = random.nextInt(200); i > 0; i--) {
      positions.add(random.nextInt(Integer.MAX_VALUE));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      long start = random.nextInt(1 << 20);
      positions.add(start, start + random.nextInt(1 << 18));
    }
    for (int i = random.nextInt(20_000); i > 0; i--) {
      positions.add(random.nextInt(1 << 17));
    }
    return positions;
  }

  private static ByteBuffer byIceberg(RoaringBitmap positions) {
    List<Long> all = new ArrayList<>();
    positions.forEach((int position) -> all.add((long) position));
    return Deletes.toPositionIndex(CloseableIterable.withNoopClose(all)).serialize();
  }
}
