package dev.firn.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** Few killed rows and many of them, over rows that were dead before, beside a plain set. */
class KilledRowsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 70_000, 300_000})
  void isThePlainSet(int rows) {
    Random random = new Random(rows);
    BitSet before = new BitSet();
    for (int i = 0; i < rows / 10; i++) {
      before.set(random.nextInt(rows));
    }
    LiveFile file = file(rows, before);
    KilledRows killed = new KilledRows(file);
    BitSet newly = new BitSet();
    for (int kills = 1; kills <= rows; kills *= 3) {
      for (int i = 0; i < kills; i++) {
        int position = random.nextInt(rows);
        boolean isLive = !before.get(position) && !newly.get(position);
        assertThat(killed.isLive(position)).isEqualTo(isLive);
        assertThat(killed.kill(position)).isEqualTo(isLive);
        if (isLive) {
          newly.set(position);
        }
        assertThat(killed.isLive(position)).isFalse();
      }
      assertThat(killed.isEmpty()).isEqualTo(newly.isEmpty());
      assertThat(killed.positions().toArray()).isEqualTo(newly.stream().toArray());
    }
    assertThat(file.dead().toArray()).isEqualTo(before.stream().toArray());
  }

  private static LiveFile file(int rows, BitSet dead) {
    DataFile file =
        DataFiles.builder(PartitionSpec.unpartitioned())
            .withPath("f.parquet")
            .withFileSizeInBytes(rows)
            .withRecordCount(rows)
            .build();
    return new LiveFile(1, file, List.of(), RoaringBitmap.bitmapOf(dead.stream().toArray()));
  }
}
